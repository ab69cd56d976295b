package org.neurofactor.stnmf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.spatial.Contour;
import org.neurofactor.spatial.Coverage;
import org.neurofactor.spatial.GaussianEllipse;
import org.neurofactor.spatial.Point;
import org.neurofactor.spatial.Polygon;

/**
 * The subunits among the modules, and their measures. Lengths are in µm, or in pixels where the pixel size is unknown
 * ({@link #lengthUnit()}).
 */
public final class SubunitAnalysis {

	private static final double STA_SMOOTHING = 1.2;

	private final double unit;
	private final boolean calibrated;
	private final List<Subunit> subunits;
	private final Polygon staOutline;
	private final GaussianEllipse staEllipse;
	private final List<ModuleInfo> modulesInfo;

	SubunitAnalysis(final StnmfResult result) {
		calibrated = result.options().get(StnmfOptions.PIXEL_SIZE) > 0;
		unit = calibrated ? result.options().get(StnmfOptions.PIXEL_SIZE) : 1;
		staOutline = Contour.of(result.sta(), Subunit.CONTOUR_SIGMA, STA_SMOOTHING);
		staEllipse = GaussianEllipse.fit(result.sta(), Subunit.ELLIPSE_SIGMA);

		final int[] localized = IntStream.range(0, result.rank())
			.filter(j -> result.moransI(j) > result.options().get(StnmfOptions.THRESHOLD))
			.toArray();
		final double norm = Math.sqrt(IntStream.of(localized).mapToDouble(result::meanWeight).map(w -> w * w).sum());
		final List<Subunit> found = new ArrayList<>();
		for (final int j : localized) found.add(new Subunit(j, result.modules().get(j), result.meanWeight(j) / norm));
		subunits = Collections.unmodifiableList(found);
		modulesInfo = Collections.unmodifiableList(
			IntStream.range(0, result.rank()).mapToObj(j -> info(result, j)).collect(Collectors.toList()));
	}

	private ModuleInfo info(final StnmfResult result, final int module) {
		final Subunit subunit = subunits.stream().filter(s -> s.module() == module).findFirst().orElse(null);
		return new ModuleInfo(module, result.meanWeight(module), result.moransI(module), subunit,
			subunit == null ? Double.NaN : diameter(subunit), subunit == null ? Double.NaN : distance(subunit));
	}

	/** The localized modules: those with Moran's I above the threshold, in their order. */
	public List<Subunit> subunits() {
		return subunits;
	}

	/** Numbers of the localized modules, from 0. */
	public int[] localized() {
		return subunits.stream().mapToInt(Subunit::module).toArray();
	}

	/** A line for every module. */
	public List<ModuleInfo> modulesInfo() {
		return modulesInfo;
	}

	/** Effective diameter of a subunit's 2-σ ellipse, in {@link #lengthUnit()}s. */
	public double diameter(final Subunit subunit) {
		return subunit.diameter() * unit;
	}

	/**
	 * Distance between the centroids of a subunit's and the STA's outlines (as lines), in {@link #lengthUnit()}s; NaN
	 * if one of them is empty.
	 */
	public double distance(final Subunit subunit) {
		final Point a = subunit.centroid();
		final Point b = staOutline.ringCentroid();
		return StrictMath.hypot(a.x() - b.x(), a.y() - b.y()) * unit;
	}

	/** Outline of the STA: its contour at 1.22 σ, smoothed; may be empty. */
	public Polygon staOutline() {
		return staOutline;
	}

	/** The Gaussian that fits the STA best, at 2 σ, in pixels. */
	public GaussianEllipse staEllipse() {
		return staEllipse;
	}

	/** Effective diameter of the STA's 2-σ ellipse, in {@link #lengthUnit()}s. */
	public double staDiameter() {
		return staEllipse.diameter() * unit;
	}

	/** Part of the STA's area which is covered by exactly one subunit; 0 without subunits. */
	public double coverage() {
		return Coverage.of(staOutline, subunits.stream().map(Subunit::outline).collect(Collectors.toList()));
	}

	/** "µm", or "px" where the pixel size is unknown. */
	public String lengthUnit() {
		return calibrated ? "µm" : "px";
	}
}
