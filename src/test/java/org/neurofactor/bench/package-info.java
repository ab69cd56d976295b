/**
 * JMH benchmarks of each kernel and each target of {@code docs/performance.md}; {@code scripts/benchmark} runs them and
 * prints the table. They check no times: how fast a machine is, is not a property of the code.
 */
package org.neurofactor.bench;
