package org.neurofactor.imagej.record;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.neurofactor.run.ProgressMonitor;

/** Buffered writing of a large file that reports how much is written and can be cancelled. */
final class MonitoredStream extends FilterOutputStream {

	private static final int STEP = 1 << 18;

	private final String stage;
	private final long total;
	private final ProgressMonitor monitor;
	private long written;

	/** @param total number of bytes, about: headers may come on top */
	MonitoredStream(final OutputStream out, final String stage, final long total, final ProgressMonitor monitor) {
		super(new BufferedOutputStream(out, STEP));
		this.stage = stage;
		this.total = total;
		this.monitor = monitor;
	}

	@Override
	public void write(final int b) throws IOException {
		out.write(b);
		count(1);
	}

	@Override
	public void write(final byte[] bytes, final int offset, final int length) throws IOException {
		out.write(bytes, offset, length);
		count(length);
	}

	/** @throws java.util.concurrent.CancellationException if the monitor says so */
	private void count(final int bytes) {
		final long before = written / STEP;
		written += bytes;
		if (written / STEP > before) monitor.step(stage, Math.min(written, total), total);
	}
}
