/** Matrices in, factors out. */
package org.neurofactor.factorization;
