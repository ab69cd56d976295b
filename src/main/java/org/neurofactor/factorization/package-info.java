/**
 * Matrices in, factors out.
 * <p>
 * {@link org.neurofactor.factorization.SemiNmf} is one factorisation in progress, V ≈ W H with W ≥ 0 and H of any
 * sign; {@link org.neurofactor.factorization.GramSemiNmf} computes it from the Gram matrix V Vᵀ, so that an iteration
 * costs the same however many columns V has; {@link org.neurofactor.matrix.GramSum} sums that matrix over blocks
 * of columns, which need not be in memory all at a time. {@link org.neurofactor.factorization.Initialization} gives the
 * W it starts from, {@link org.neurofactor.factorization.Iteration} runs it, watched by an
 * {@link org.neurofactor.factorization.IterationCallback} (such as a
 * {@link org.neurofactor.factorization.ResidualCurve} or a {@link org.neurofactor.factorization.StoppingCriterion}) and
 * a {@link org.neurofactor.run.ProgressMonitor}.
 * </p>
 * <p>
 * Signals as mixtures of sources, S ≈ A Y, are a {@link org.neurofactor.factorization.MixtureModel}:
 * {@link org.neurofactor.factorization.CoordinateDescentNmf} finds one with A ≥ 0 and Y ≥ 0, from
 * {@link org.neurofactor.factorization.Nndsvdar} on; {@link org.neurofactor.factorization.FastIca} one with independent
 * sources.
 * </p>
 * <p>
 * Conventions: n pixels, m spikes, r modules. V is n × m and held by columns, {@code v[spike][pixel]}, so is W
 * (n × r), {@code w[module][pixel]}; H (r × m) is held by rows, {@code h[module][spike]}. Nothing here knows of images,
 * files or windows.
 * </p>
 */
package org.neurofactor.factorization;
