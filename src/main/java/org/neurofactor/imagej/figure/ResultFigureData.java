package org.neurofactor.imagej.figure;

import org.neurofactor.stnmf.StnmfOptions;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

/** What the figure shows of a result. */
public final class ResultFigureData implements FigureData {

	/** From a coordinate with the first pixel's centre at 0 to one with its corner at 0. */
	private static final double TO_IMAGEJ = 0.5;

	private final StnmfResult result;
	private final String name;
	private final List<FigureModule> modules;
	private final Image2D sta;

	/** @param name of what was factorised */
	public ResultFigureData(final StnmfResult result, final String name) {
		this.result = result;
		this.name = name;
		modules = Collections.unmodifiableList(result.analysis().modulesInfo().stream().map(this::module).collect(Collectors
			.toList()));
		sta = asSaved(result.sta());
	}

	private FigureModule module(final ModuleInfo info) {
		return new FigureModule(asSaved(result.modules().get(info.module())), info.moransI(), info.weight(), info
			.localized(), toImageJ(info.subunit().map(Subunit::outline).orElse(Polygon.empty())));
	}

	private static Image2D asSaved(final Image2D image) {
		final double[] values = image.values().clone();
		for (int i = 0; i < values.length; i++) values[i] = (float) values[i];
		return new Image2D(image.width(), image.height(), values);
	}

	private static Polygon toImageJ(final Polygon outline) {
		final double[] xs = new double[outline.size()];
		final double[] ys = new double[outline.size()];
		for (int i = 0; i < xs.length; i++) {
			xs[i] = outline.x(i) + TO_IMAGEJ;
			ys[i] = outline.y(i) + TO_IMAGEJ;
		}
		return Polygon.of(xs, ys);
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public List<FigureModule> modules() {
		return modules;
	}

	@Override
	public Image2D sta() {
		return sta;
	}

	@Override
	public Polygon staOutline() {
		return toImageJ(result.analysis().staOutline());
	}

	@Override
	public int spikes() {
		return result.spikes();
	}

	@Override
	public int iterations() {
		return result.iterations();
	}

	@Override
	public double sparsity() {
		return result.options().get(StnmfOptions.SPARSITY);
	}

	@Override
	public double threshold() {
		return result.options().get(StnmfOptions.THRESHOLD);
	}

	@Override
	public double residual() {
		return result.residual();
	}

	@Override
	public double coverage() {
		return result.analysis().coverage();
	}

	@Override
	public double staDiameter() {
		return result.analysis().staDiameter();
	}

	@Override
	public double pixelSizeUm() {
		return result.options().get(StnmfOptions.PIXEL_SIZE);
	}
}
