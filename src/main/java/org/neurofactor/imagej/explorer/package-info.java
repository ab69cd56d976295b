/**
 * Windows in which a result is explored: what is chosen in one place shows in all others. Nothing is computed here that
 * the core does not know, and nothing is factorised again.
 */
package org.neurofactor.imagej.explorer;
