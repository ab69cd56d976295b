/**
 * What the suite says of itself: version, help pages, and what to cite.
 */
package org.neurofactor.imagej.about;
