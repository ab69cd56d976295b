package org.neurofactor.random;

/**
 * The 32-bit Mersenne Twister MT19937 seeded by {@code init_genrand}: the draws of NumPy's legacy generator and of
 * MATLAB's {@code rng(seed, 'twister')}, bit for bit.
 * <p>
 * Matsumoto &amp; Nishimura (1998), ACM Trans. Model. Comput. Simul. 8:3–30, doi 10.1145/272991.272995.
 * </p>
 */
public final class MersenneTwister {

	/** The largest seed. */
	public static final long MAX_SEED = 0xffffffffL;

	private static final int N = 624;
	private static final int M = 397;

	private final int[] state = new int[N];
	private int next = N;

	/**
	 * @param seed from 0 to 2³² − 1
	 * @throws IllegalArgumentException if the seed is outside that range
	 */
	public MersenneTwister(final long seed) {
		if (seed < 0 || seed > MAX_SEED)
			throw new IllegalArgumentException("The seed must be from 0 to " + MAX_SEED + ", but was " + seed + ".");
		state[0] = (int) seed;
		for (int i = 1; i < N; i++) state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
	}

	/** The next 32 random bits; unsigned if read with {@link Integer#toUnsignedLong}. */
	public int nextInt() {
		if (next == N) twist();
		int y = state[next++];
		y ^= y >>> 11;
		y ^= y << 7 & 0x9d2c5680;
		y ^= y << 15 & 0xefc60000;
		return y ^ y >>> 18;
	}

	/** Uniform in [0, 1) with 53 random bits, from two draws. */
	public double nextDouble() {
		final int a = nextInt() >>> 5;
		final int b = nextInt() >>> 6;
		return (a * 0x1p26 + b) * 0x1p-53;
	}

	/** Uniform in [0, 1) with 24 random bits, from one draw. */
	public float nextFloat() {
		return (nextInt() >>> 8) * 0x1p-24f;
	}

	private void twist() {
		for (int i = 0; i < N; i++) {
			final int y = state[i] & 0x80000000 | state[(i + 1) % N] & 0x7fffffff;
			state[i] = state[(i + M) % N] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
		}
		next = 0;
	}
}
