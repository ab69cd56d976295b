package org.neurofactor.imagej.table;

import java.io.IOException;
import java.util.Arrays;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Serializable;
import us.hebi.matlab.mat.format.Mat5Type;
import us.hebi.matlab.mat.format.Mat5WriteUtil;
import us.hebi.matlab.mat.types.AbstractArray;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Sink;

/** Rows of numbers as a MATLAB matrix that can be written, but does not take their memory a second time. */
public final class MatlabMatrix extends AbstractArray implements Mat5Serializable {

	/** Where the numbers are. */
	@FunctionalInterface
	public interface Entries {

		double at(int row, int column);
	}

	/** Numbers that are written together: each time costs as much as hundreds of them. */
	private static final int BLOCK = 1 << 12;

	private final Entries entries;

	/** @param rows {@code [row][column]}, all of one length; not copied */
	public MatlabMatrix(final double[][] rows) {
		this(rows.length, rows.length == 0 ? 0 : rows[0].length, (row, column) -> rows[row][column]);
	}

	/** @param entries asked for while it is written */
	public MatlabMatrix(final int rows, final int columns, final Entries entries) {
		super(Mat5.dims(rows, columns));
		this.entries = entries;
	}

	@Override
	public MatlabType getType() {
		return MatlabType.Double;
	}

	@Override
	public int getMat5Size(final String name) {
		return Mat5.MATRIX_TAG_SIZE + Mat5WriteUtil.computeArrayHeaderSize(name, this) +
			Mat5Type.Double.computeSerializedSize(getNumElements());
	}

	/** Column by column, as MATLAB stores matrices. */
	@Override
	public void writeMat5(final String name, final boolean isGlobal, final Sink sink) throws IOException {
		Mat5WriteUtil.writeMatrixTag(name, this, sink);
		Mat5WriteUtil.writeArrayHeader(name, isGlobal, this, sink);
		Mat5Type.Double.writeTag(getNumElements(), sink);
		final int rows = getNumRows();
		final double[] block = new double[Math.min(getNumElements(), Math.max(rows, BLOCK))];
		int filled = 0;
		for (int c = 0; c < getNumCols(); c++) {
			for (int r = 0; r < rows; r++) block[filled++] = entries.at(r, c);
			if (filled + rows <= block.length && c < getNumCols() - 1) continue;
			sink.writeDoubles(block, 0, filled);
			filled = 0;
		}
		Mat5Type.Double.writePadding(getNumElements(), sink);
	}

	@Override
	public void close() {
		// holds nothing but memory
	}

	@Override
	protected int subHashCode() {
		return Arrays.hashCode(getDimensions());
	}

	@Override
	protected boolean subEqualsGuaranteedSameClass(final Object other) {
		final Entries others = ((MatlabMatrix) other).entries;
		for (int r = 0; r < getNumRows(); r++)
			for (int c = 0; c < getNumCols(); c++)
				if (Double.compare(entries.at(r, c), others.at(r, c)) != 0) return false;
		return true;
	}
}
