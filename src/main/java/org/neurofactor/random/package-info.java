/**
 * Random numbers that are the same everywhere: the Mersenne Twister and the normal numbers of NumPy.
 */
package org.neurofactor.random;
