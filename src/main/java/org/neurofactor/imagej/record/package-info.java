/**
 * How results are written: all files of a folder or none, and with them what made them.
 */
package org.neurofactor.imagej.record;
