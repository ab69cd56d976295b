/**
 * Matrices as lists of columns, the kernels that work on them, and decompositions. The only room that knows EJML, which
 * no signature names.
 */
package org.neurofactor.matrix;
