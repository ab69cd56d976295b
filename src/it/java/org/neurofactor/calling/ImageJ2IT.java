package org.neurofactor.calling;

import java.nio.file.Path;
import java.util.stream.Stream;

import net.imagej.patcher.LegacyInjector;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the whole of ImageJ2: run by {@code mvn -Pimagej2 verify}. */
class ImageJ2IT {

	static {
		// Before any class of ImageJ 1 is loaded, and therefore no such class is mentioned here.
		LegacyInjector.preinit();
	}

	@TempDir
	private Path folder;

	@TestFactory
	Stream<DynamicNode> everyCommandTakesEveryTypeOfImage() {
		return ImageJ2Calls.tests(folder);
	}
}
