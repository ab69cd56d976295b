package org.neurofactor.imagej.stnmf;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

import org.neurofactor.imagej.figure.SubunitColors;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

/**
 * Outlines of subunits and of the STA as ROIs: in ImageJ's coordinates, named ("subunit 03", "STA"), each subunit in
 * its colour. They belong to no group, as ImageJ paints a group in one colour when it reads ROIs from a file.
 */
public final class Outlines {

	/** In pixels of the screen at any magnification: wide enough to tell colours apart on a coloured ground. */
	private static final double STROKE = 2;

	private Outlines() {}

	/**
	 * All outlines, the STA's first, so that the labels of subunits come to lie on top; for every slice (position 0).
	 * Empty ones are left out.
	 */
	public static List<Roi> of(final StnmfResult result) {
		return of(result, SubunitColors.SAFE);
	}

	/** As {@link #of(StnmfResult)}, in other colours. */
	public static List<Roi> of(final StnmfResult result, final SubunitColors colors) {
		final ModuleNames names = new ModuleNames(result.rank());
		final List<Roi> rois = new ArrayList<>();
		add(rois, result.analysis().staOutline(), ModuleNames.STA, SubunitColors.STA);
		final List<Subunit> subunits = result.analysis().subunits();
		for (int i = 0; i < subunits.size(); i++)
			add(rois, subunits.get(i).outline(), names.subunit(subunits.get(i).module()),
				colors.of(subunits.get(i).module()));
		return rois;
	}

	/** As {@link #of}, but each subunit's outline on the slice of its module. */
	public static List<Roi> onModules(final StnmfResult result, final SubunitColors colors) {
		final ModuleNames names = new ModuleNames(result.rank());
		final List<Roi> rois = of(result, colors);
		for (final Subunit subunit : result.analysis().subunits())
			for (final Roi roi : rois)
				if (roi.getName().equals(names.subunit(subunit.module()))) roi.setPosition(subunit.module() + 1);
		return rois;
	}

	private static void add(final List<Roi> rois, final Polygon outline, final String name, final Color color) {
		if (outline.isEmpty()) return;
		final Roi roi = roi(outline, name);
		roi.setStrokeColor(color);
		roi.setUnscalableStrokeWidth(STROKE);
		rois.add(roi);
	}

	/** An outline of the core as a named ROI. */
	public static Roi roi(final Polygon outline, final String name) {
		final FloatPolygon polygon = new FloatPolygon();
		for (int i = 0; i < outline.size(); i++) polygon.addPoint(toImageJ(outline.x(i)), toImageJ(outline.y(i)));
		final Roi roi = new PolygonRoi(polygon, Roi.POLYGON);
		roi.setName(name);
		return roi;
	}

	/** From a coordinate with the first pixel's centre at 0 to one with its corner at 0. */
	public static double toImageJ(final double coordinate) {
		return coordinate + 0.5;
	}
}
