/**
 * What every run needs, whatever it computes: progress and cancellation, and the workers that share its work.
 */
package org.neurofactor.run;
