package org.neurofactor.imagej.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.neurofactor.imagej.record.FileFormats;

class PaletteTest {

	private static BufferedImage image(final int colors) {
		final Random random = new Random(1);
		final BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < 60; y++) for (int x = 0; x < 80; x++) {
			final int level = 255 * random.nextInt(colors) / colors;
			image.setRGB(x, y, y < 30 ? 0xffffff : 0x0072b2 + (level << 16));
		}
		return image;
	}

	@Test
	void fewColorsStayAsTheyAre() throws IOException {
		final BufferedImage image = image(200);
		final BufferedImage read = ImageIO.read(new ByteArrayInputStream(FileFormats.png(Palette.of(image))));
		for (int y = 0; y < 60; y++) for (int x = 0; x < 80; x++) assertEquals(image.getRGB(x, y), read.getRGB(x, y));
	}

	@Test
	void ofManyColorsTheRareOnesAreNearlyTheSame() {
		final BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < 4800; i++) {
			final int frequent = i * 7 % 200 * 0x10101;
			image.setRGB(i % 80, i / 80, i < 2400 ? 0xffffff : i % 8 > 0 ? frequent : frequent + (i % 30 << 8));
		}
		final BufferedImage indexed = Palette.of(image);
		int most = 0;
		for (int y = 0; y < 60; y++) for (int x = 0; x < 80; x++) {
			if (y < 30) assertEquals(0xffffffff, indexed.getRGB(x, y));
			for (int shift = 0; shift < 24; shift += 8)
				most = Math.max(most,
					Math.abs((image.getRGB(x, y) >> shift & 0xff) - (indexed.getRGB(x, y) >> shift & 0xff)));
		}
		assertTrue(most > 0 && most < 30, "" + most);
	}
}
