/**
 * STNMF Batch in ImageJ: all ensembles of a folder, and what they have in common.
 */
package org.neurofactor.imagej.batch;
