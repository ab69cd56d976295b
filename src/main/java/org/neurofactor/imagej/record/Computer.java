package org.neurofactor.imagej.record;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;
import java.util.stream.Stream;

/** Which program this is, and where it runs. */
final class Computer {

	private static final Path LINUX_HOST = Paths.get("/proc/sys/kernel/hostname");
	private static final Path LINUX_SELF = Paths.get("/proc/self");

	private Computer() {}

	/** The computer's name. The network is not asked for it: that may take long. */
	static String host() {
		final Optional<String> known = Stream.of(linuxHost(), System.getenv("HOSTNAME"), System.getenv("COMPUTERNAME"))
			.filter(name -> name != null && !name.isEmpty())
			.findFirst();
		return known.orElseGet(() -> part(1));
	}

	private static String linuxHost() {
		try {
			return Files.isReadable(LINUX_HOST)
				? new String(Files.readAllBytes(LINUX_HOST), StandardCharsets.UTF_8).trim()
				: null;
		}
		catch (final IOException e) {
			return null; // there are other ways
		}
	}

	/** The number of the process. */
	static String process() {
		try {
			if (Files.isSymbolicLink(LINUX_SELF)) return Files.readSymbolicLink(LINUX_SELF).toString();
		}
		catch (final IOException e) {
			return part(0);
		}
		return part(0);
	}

	/** Of "process@host". */
	private static String part(final int index) {
		final String[] parts = ManagementFactory.getRuntimeMXBean().getName().split("@", 2);
		return index < parts.length ? parts[index] : "unknown";
	}
}
