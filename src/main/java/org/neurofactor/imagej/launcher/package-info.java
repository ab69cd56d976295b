/**
 * ImageJ without a display: what runs a macro from the command line.
 */
package org.neurofactor.imagej.launcher;
