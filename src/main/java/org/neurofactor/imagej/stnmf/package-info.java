/**
 * STNMF in ImageJ: from the open ensemble to stack, outlines, tables, figure and result folder, and back from these.
 */
package org.neurofactor.imagej.stnmf;
