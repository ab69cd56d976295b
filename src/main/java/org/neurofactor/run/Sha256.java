package org.neurofactor.run;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The sums by which inputs are told from each other. */
public final class Sha256 {

	private Sha256() {}

	/** An empty digest. */
	public static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	/** Ends a digest: 64 hexadecimal digits. */
	public static String hex(final MessageDigest digest) {
		return String.format("%064x", new BigInteger(1, digest.digest()));
	}
}
