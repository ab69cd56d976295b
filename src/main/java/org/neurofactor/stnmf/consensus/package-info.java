/**
 * Choosing the sparsity λ of an STNMF by how well factorisations from different random starts agree.
 * <p>
 * {@link org.neurofactor.stnmf.consensus.ConsensusAnalysis} factorises one ensemble many times, as
 * {@link org.neurofactor.stnmf.consensus.ConsensusOptions} say, and gives a
 * {@link org.neurofactor.stnmf.consensus.ConsensusResult}: for every sparsity the cophenetic correlation coefficient
 * (CPCC) of the runs' consensus, and the {@link org.neurofactor.stnmf.consensus.Suggestion} drawn from them. Finished
 * runs pass through a {@link org.neurofactor.stnmf.consensus.StartStore}, so that a long analysis can be interrupted
 * and resumed.
 * </p>
 * <p>
 * In each run a spike is affiliated with the module of largest |weight| if that module is localized, else with none.
 * C(a, b) is the fraction of runs in which spikes a and b share a module. The CPCC is the correlation between the
 * distances 1 − C and those in the dendrogram which average linkage makes of them. Methods: Brunet et al. (2004), doi
 * 10.1073/pnas.0308531101; Zapp et al. (2024), doi 10.1101/2024.04.22.590506.
 * </p>
 */
package org.neurofactor.stnmf.consensus;
