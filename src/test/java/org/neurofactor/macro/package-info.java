/** Real macros, run by ImageJ's own interpreter without a display. */
package org.neurofactor.macro;
