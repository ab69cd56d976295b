/**
 * The door between ImageJ and the core: stacks, selections, ROIs and calibration in, progress and outlines out, and
 * what a run will need in memory and time.
 */
package org.neurofactor.imagej.door;
