package org.neurofactor.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.stnmf.StnmfSteering;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.SeparationOptions;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.random.Seeds;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.ensemble.EnsembleOptions;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;

/** Settings of every kind, and all that the suite has. */
class SettingTest {

	private static final Setting<Integer> COUNT = Setting.whole("count", 5, 1, 10);
	private static final Setting<Long> LARGE = Setting.whole("large", 1L, 0L, Long.MAX_VALUE);
	private static final Setting<Double> SIZE = Setting.number("size", 0.5, 0, 2);
	private static final Setting<Boolean> FLAG = Setting.flag("flag", true);
	private static final Setting<PlaneSize> PLANE = PlaneSize.setting("plane", new PlaneSize(16, 14), 4, 64);
	private static final Setting<String> NAME = Setting.text("name", "").required();
	private static final Settings ALL = Settings.of(COUNT, LARGE, SIZE, FLAG, PLANE);

	/** Whatever is described for one command holds in all. */
	static Stream<Setting<?>> everySetting() {
		return Stream
			.of(StnmfOptions.SETTINGS, ConsensusOptions.SETTINGS, EnsembleOptions.SETTINGS, NeuropilOptions.SETTINGS,
				SeparationOptions.SETTINGS, GanglionCellOptions.SETTINGS, CalciumMovieOptions.SETTINGS,
				FigureOptions.SETTINGS, StnmfSteering.SETTINGS)
			.flatMap(Settings::stream);
	}

	@ParameterizedTest
	@MethodSource("everySetting")
	<T> void isDescribed(final Setting<T> setting) {
		assertEquals(setting.key().toLowerCase(), setting.key());
		assertFalse(setting.help().isEmpty(), "help of " + setting);
		assertTrue(setting.kind().allows(setting.defaultValue()));
		assertEquals(setting.defaultValue(), setting.parse(setting.format(setting.defaultValue())), "text and back");
		assertEquals(setting.defaultValue(), setting.ofScript(setting.kind().toScript(setting.defaultValue())));
	}

	/** Same key, same rule: what one command takes, every other takes, too. */
	@Test
	void theSameKeyHasTheSameRuleEverywhere() {
		final Map<String, String> rules = new LinkedHashMap<>();
		everySetting().filter(setting -> !Arrays.asList("framerate", "size").contains(setting.key()))
			.forEach(setting -> {
				final String before = rules.put(setting.key(), setting.allowed());
				assertTrue(before == null || before.equals(setting.allowed()),
					setting + ": " + before + ", " + setting.allowed());
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "7 | 7", "7.0 | 7", " 1e1 | 10", "+3 | 3" })
	void wholeNumbers(final String text, final int value) {
		assertEquals(value, COUNT.parse(text));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0", "11", "2.5", "abc", "''", "NaN", "0x10", "1d", "1e99" })
	void notAWholeNumberOfThatRange(final String text) {
		assertEquals("count must be a whole number from 1 to 10, but was '" + text + "'.",
			message(() -> COUNT.parse(text)));
	}

	@Test
	void largeNumbersKeepEveryDigit() {
		assertEquals(9007199254740993L, LARGE.parse("9007199254740993"));
		assertEquals("9007199254740993", LARGE.format(9007199254740993L));
	}

	@Test
	void numbersFlagsAndSizes() {
		assertEquals(2., SIZE.parse("2"));
		assertEquals("2", SIZE.format(2.));
		assertEquals("size must be a number from 0 to 2, but was '2.1'.", message(() -> SIZE.parse("2.1")));
		assertEquals("size must be a number from 0 to 2, but was 'NaN'.", message(() -> SIZE.check(Double.NaN)));
		assertEquals(true, FLAG.parse("1.0"));
		assertEquals(false, FLAG.parse("FALSE"));
		assertEquals("flag must be true or false, but was 'yes'.", message(() -> FLAG.parse("yes")));
		assertEquals(new PlaneSize(20, 10), PLANE.parse("20 x 10.0"));
		assertEquals(new PlaneSize(20, 20), PLANE.parse("20.0"));
		assertEquals(
			"plane must be columns x rows, such as 16x14, or one number for a square, from 4 to 64 pixels each, but " +
				"was '20x65'.",
			message(() -> PLANE.parse("20x65")));
		assertEquals("name must be a text that is not empty, but was ''.", message(() -> NAME.parse("")));
		assertEquals("count must be a whole number from 1 to 10, but was 'missing'.", message(() -> COUNT.check(null)));
	}

	@Test
	void withersChangeACopy() {
		final Setting<Integer> other =
			COUNT.label("Other").help("Help.").unit("px").advanced("Group").withoutEffect().defaultTo(6).hidden();
		assertEquals("count", COUNT.label());
		assertEquals("Other|Help.|px|Group|true|false|6|true",
			other.label() + "|" + other.help() + "|" + other.unit() + "|" + other.group() + "|" + other.isAdvanced() +
				"|" + other.hasEffect() + "|" + other.defaultValue() + "|" + other.isHidden());
		assertFalse(other.usual().isAdvanced());
	}

	@Test
	void valuesAreAllowedAndComplete() {
		final Values values = Values.of(ALL, Collections.singletonMap("COUNT", "7"));
		assertEquals("{count=7, large=1, size=0.5, flag=true, plane=16x14}", values.toMap().toString());
		assertEquals(8, values.with(COUNT, 8).get(COUNT));
		assertEquals(7, values.get(COUNT), "immutable");
		assertEquals("{count=7, flag=true}", values.filter(s -> s == COUNT || s == FLAG).toTexts().toString());
		assertEquals(values, ALL.defaults().with(values.filter(s -> s == COUNT)));
		assertEquals("unknown option 'width'. Valid options: count, large, size, flag, plane.",
			message(() -> Values.of(ALL, Collections.singletonMap("width", 1))));
		assertEquals(values, Values.ofSome(ALL, new LinkedHashMap<>(Collections.singletonMap("count", 7L))));
		assertTrue(message(() -> values.get(NAME)).startsWith("There is no setting name"));
		assertThrows(IllegalArgumentException.class, () -> Settings.of(COUNT, COUNT));
	}

	@Test
	void aFormerKeyIsStillUnderstood() {
		final Settings settings = Settings.of(COUNT.formerly("number"));
		assertEquals(3, Values.of(settings, Collections.singletonMap("Number", "3")).get(COUNT));
		assertEquals("{count=3}", Values.of(settings, Collections.singletonMap("number", 3)).toMap().toString());
	}

	@Test
	void anUnpredictableSeedIsDrawnOnce() {
		final Values values = Settings.of(Seeds.SEED).defaults().with(Seeds.SEED, Seeds.UNPREDICTABLE);
		final Values resolved = Seeds.resolve(values);
		assertTrue(resolved.get(Seeds.SEED) >= 0 && resolved.get(Seeds.SEED) < 1L << 32);
		assertNotEquals(resolved, Seeds.resolve(values));
		assertEquals(resolved, Seeds.resolve(resolved));
	}

	@Test
	void optionsByKeys() {
		final Map<String, Object> given = new LinkedHashMap<>();
		given.put("modules", 7);
		given.put("initialization", "Random");
		final StnmfOptions options = StnmfOptions.DEFAULTS.withAll(given);
		assertEquals(StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 7)
			.with(StnmfOptions.INITIALIZATION, StnmfOptions.Start.RANDOM), options);
		assertEquals(StnmfOptions.DEFAULTS.get(StnmfOptions.SPARSITY), options.get(StnmfOptions.SPARSITY));
	}

	@Test
	void aTildeIsTheHomeFolder() {
		final String home = System.getProperty("user.home");
		assertEquals(home + "/a b", Setting.folder("output").parse("~/a b"));
		assertEquals(home, Setting.file("file").ofScript("~"));
		for (final String other : new String[] { "", "a/~", "~a", "./~/b" })
			assertEquals(other, Setting.folder("output").parse(other));
		assertEquals("~/a", Setting.text("name", "").parse("~/a"));
	}

	private static String message(final org.junit.jupiter.api.function.Executable call) {
		return assertThrows(IllegalArgumentException.class, call).getMessage();
	}
}
