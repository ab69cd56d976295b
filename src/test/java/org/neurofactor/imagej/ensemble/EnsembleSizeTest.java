package org.neurofactor.imagej.ensemble;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.nio.file.Paths;

import org.junit.jupiter.api.Test;

class EnsembleSizeTest {

	@Test
	void whatDoesNotFitIsRefused() {
		final Path folder = Paths.get("results");
		final EnsembleSize size = new EnsembleSize(1L << 40, 3);
		size.requireSpace(folder, 8L << 40);
		final String message =
			assertThrows(IllegalArgumentException.class, () -> size.requireSpace(folder, (8L << 40) - 1)).getMessage();
		assertTrue(
			message.startsWith("The ensembles of 3 cells would need about 8192.0 GB on the disk of \"results\", " +
				"where only 8192.0 GB are free: choose fewer cells"),
			message);
		assertTrue(assertThrows(IllegalArgumentException.class, size::requireMemory).getMessage()
			.startsWith("This needs about "));
	}
}
