/**
 * Neuropil separation between ImageJ and the core: movies and ROIs go in
 * ({@link org.neurofactor.imagej.neuropil.NeuropilInput}); overlays, tables, plots and files come out.
 */
package org.neurofactor.imagej.neuropil;
