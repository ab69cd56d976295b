package org.neurofactor.imagej.neuropil;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.imagej.door.Fuzz;
import org.neurofactor.run.ProgressMonitor;

class CellReportsTest {

	@TempDir
	Path folder;

	private Path report() throws IOException {
		final NeuropilInput input = SmallRecording.input(SmallRecording.RATE);
		SmallRecording.write(folder.resolve("results"), SmallRecording.run(input), input, new LinkedHashMap<>(), "0",
			ProgressMonitor.NONE);
		return folder.resolve("results").resolve("report.csv");
	}

	@Test
	@Timeout(60)
	void whateverIsDamagedIsNamed() throws Exception {
		final Path csv = report();
		final String good = new String(Files.readAllBytes(csv), StandardCharsets.UTF_8);
		final Fuzz.Reader reader = () -> CellReports.read(csv);
		reader.read();
		assertTrue(Fuzz.isRefused(csv, (good + "x,1\n").getBytes(StandardCharsets.UTF_8), reader), "a short row");
		assertTrue(new Fuzz(12).refused(800, csv, reader, good.getBytes(StandardCharsets.UTF_8)) > 200);
	}
}
