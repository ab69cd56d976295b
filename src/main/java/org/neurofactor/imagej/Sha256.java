package org.neurofactor.imagej;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** A SHA-256 sum in the making. */
public final class Sha256 {

	private final MessageDigest digest;

	public Sha256() {
		try {
			digest = MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}

	/** Adds bytes. */
	public void update(final byte[] bytes, final int offset, final int length) {
		digest.update(bytes, offset, length);
	}

	/** Adds a text as a line of its own, in UTF-8. */
	public void line(final String text) {
		final byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
		digest.update(bytes, 0, bytes.length);
	}

	/** The sum in hexadecimal; ends it. */
	public String hex() {
		final StringBuilder hex = new StringBuilder();
		for (final byte b : digest.digest()) hex.append(String.format(Locale.ROOT, "%02x", b));
		return hex.toString();
	}
}
