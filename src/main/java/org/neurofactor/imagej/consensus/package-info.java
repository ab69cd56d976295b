/**
 * STNMF Consensus in ImageJ: its runs kept in a folder, its result as tables and files.
 */
package org.neurofactor.imagej.consensus;
