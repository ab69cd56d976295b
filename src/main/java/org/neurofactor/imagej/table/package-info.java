/**
 * Tables: ImageJ’s windows, files of comma-separated values, and files that others have written.
 */
package org.neurofactor.imagej.table;
