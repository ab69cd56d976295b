/** The doors between the suite and {@code ij.*}: images, progress, and running macros without a display. */
package org.neurofactor.imagej;
