/**
 * Simulated recordings as images, tables and files, their truth with them.
 */
package org.neurofactor.imagej.simulation;
