package org.neurofactor.imagej.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** Runs that tests make, and their folders. */
public final class Runs {

	/** Writes all files, and their record. */
	public interface Writing {

		void write(ResultFolder folder) throws IOException;
	}

	private Runs() {}

	/** Of a command without inputs. */
	public static Run of(final Map<String, ?> options) {
		return Run.of("Test", options, Optional.empty(), Collections.emptyList());
	}

	/** Without options. */
	public static Run plain() {
		return of(Collections.emptyMap());
	}

	/** As a command does it. */
	public static void save(final Path folder, final ResultKind kind, final String[] names, final Writing writing)
		throws IOException
	{
		try (ResultFolder opened = ResultFolder.open(folder, kind, Collections.emptyList(), names)) {
			writing.write(opened);
		}
	}
}
