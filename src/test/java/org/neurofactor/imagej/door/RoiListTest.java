package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.GraphicsEnvironment;
import java.util.Collections;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RoiListTest {

	private static Roi roi() {
		final Roi roi = new Roi(1, 2, 3, 4);
		roi.setName("subunit 01");
		return roi;
	}

	@Test
	void withoutADisplayThereIsNone() {
		Assumptions.assumeTrue(GraphicsEnvironment.isHeadless());
		assertFalse(RoiList.append(Collections.singletonList(roi())));
	}

	@Test
	void appends() {
		Assumptions.assumeFalse(GraphicsEnvironment.isHeadless());
		assertTrue(RoiList.append(Collections.singletonList(roi())));
		assertTrue(RoiList.append(Collections.singletonList(roi())));
		final RoiManager manager = RoiManager.getInstance2();
		assertEquals(2, manager.getCount());
		assertEquals("subunit 01", manager.getRoi(1).getName());
		assertEquals(0, manager.getRoi(1).getPosition());
		manager.reset();
		manager.close();
	}
}
