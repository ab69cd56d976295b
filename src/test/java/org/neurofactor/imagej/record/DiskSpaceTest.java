package org.neurofactor.imagej.record;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.nio.file.Paths;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

	private static final long GIB = 1L << 30;

	@TempDir
	Path temp;

	@Test
	void saysWhatIsNeededAndWhatIsFree() {
		final Path folder = Paths.get("there");
		assertEquals("The movie would need about 3.5 GB on the disk of \"there\", where only 512 MB are free: go.",
			assertThrows(IllegalArgumentException.class,
				() -> DiskSpace.require("The movie", 3.5 * GIB, folder, GIB / 2, "go")).getMessage());
		assertDoesNotThrow(() -> DiskSpace.require("The movie", GIB, folder, GIB, "go"));
	}

	@Test
	void asksTheDisk() {
		assertTrue(
			assertThrows(IllegalArgumentException.class, () -> DiskSpace.require("All", 1e30, temp, "go")).getMessage()
				.contains("only "));
		assertDoesNotThrow(() -> DiskSpace.require("All", 1, temp, "go"));
	}
}
