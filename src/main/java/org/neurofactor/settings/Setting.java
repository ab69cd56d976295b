package org.neurofactor.settings;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * An option, described once: its key in macros and scripts, its label and place in dialogs, what it means, its default,
 * and which values it can have. Dialogs, help pages, checks, tables of options, {@code run.json} and the identity of a
 * run follow from it. Immutable: each method that describes it further returns another setting of the same key.
 *
 * <pre>
 * static final Setting&lt;Integer&gt; MODULES = Setting.whole("modules", 20, 2, 10_000).label("Modules")
 * 	.help("How many modules to factorise into.");
 * </pre>
 *
 * @param <T> of its values
 */
public final class Setting<T> implements Cloneable {

	private final String key;
	private Kind<T> kind;
	private T defaultValue;
	private String label;
	private String help = "";
	private String unit = "";
	private String group = "";
	private boolean advanced;
	private boolean hidden;
	private boolean required;
	private boolean effect = true;
	private String formerKey;

	private Setting(final String key, final Kind<T> kind, final T defaultValue) {
		this.key = key;
		this.kind = kind;
		this.defaultValue = defaultValue;
		label = key;
	}

	/**
	 * @param key lower case, a word; never changes once it is in people's macros
	 * @param defaultValue may be null if the setting is always given
	 */
	public static <T> Setting<T> of(final String key, final Kind<T> kind, final T defaultValue) {
		return new Setting<>(key, kind, defaultValue);
	}

	/** A whole number from {@code min} to {@code max}. */
	public static Setting<Integer> whole(final String key, final int defaultValue, final int min, final int max) {
		return of(key, NumberKind.whole(min, max), defaultValue);
	}

	/** A whole number from {@code min} to {@code max}. */
	public static Setting<Long> whole(final String key, final long defaultValue, final long min, final long max) {
		return of(key, NumberKind.whole(min, max), defaultValue);
	}

	/** A number from {@code min} to {@code max}. */
	public static Setting<Double> number(final String key, final double defaultValue, final double min,
		final double max)
	{
		return of(key, NumberKind.real(min, max), defaultValue);
	}

	/** A finite number of at least {@code min}. */
	public static Setting<Double> number(final String key, final double defaultValue, final double min) {
		return number(key, defaultValue, min, Double.MAX_VALUE);
	}

	/** A number from {@code min} to {@code max}, or {@code auto}, which is {@link NumberOrAutoKind#AUTO} in code. */
	public static Setting<Double> numberOrAuto(final String key, final double defaultValue, final double min,
		final double max)
	{
		return of(key, new NumberOrAutoKind(min, max), defaultValue);
	}

	/** On or off. */
	public static Setting<Boolean> flag(final String key, final boolean defaultValue) {
		return of(key, new FlagKind(), defaultValue);
	}

	/** One of the values of an enumeration, by their {@code toString}. */
	public static <E extends Enum<E>> Setting<E> choice(final String key, final E defaultValue) {
		return choice(key, defaultValue, Arrays.asList(defaultValue.getDeclaringClass().getEnumConstants()));
	}

	/** One of these values, by their {@code toString}. */
	public static <T> Setting<T> choice(final String key, final T defaultValue, final List<T> values) {
		return of(key, new ChoiceKind<>(values), defaultValue);
	}

	/** A text. */
	public static Setting<String> text(final String key, final String defaultValue) {
		return of(key, TextKind.TEXT, defaultValue);
	}

	/** The path of a file to be read; empty for none. */
	public static Setting<String> file(final String key) {
		return of(key, TextKind.FILE, "");
	}

	/** The path of a folder; empty for none. */
	public static Setting<String> folder(final String key) {
		return of(key, TextKind.FOLDER, "");
	}

	/** Its name in the dialog. */
	public Setting<T> label(final String text) {
		return with(copy -> copy.label = text);
	}

	/** What it means, in a sentence or two. */
	public Setting<T> help(final String text) {
		return with(copy -> copy.help = text);
	}

	/** What stands behind its field in the dialog: a unit, or what a special value means. */
	public Setting<T> unit(final String text) {
		return with(copy -> copy.unit = text);
	}

	/** The heading above its field in the dialog, which those of the group share. */
	public Setting<T> group(final String name) {
		return with(copy -> copy.group = name);
	}

	/** Rarely used: the dialog hides it until the user asks for such. */
	public Setting<T> advanced() {
		return with(copy -> copy.advanced = true);
	}

	/** As {@link #advanced()}, in a group. */
	public Setting<T> advanced(final String group) {
		return group(group).advanced();
	}

	/** Shown to all, even where it is rarely used elsewhere. */
	public Setting<T> usual() {
		return with(copy -> copy.advanced = false);
	}

	/** For macros and scripts only: the dialog does not show it. */
	public Setting<T> hidden() {
		return with(copy -> copy.hidden = true);
	}

	/** Has to be given: it cannot be empty. */
	public Setting<T> required() {
		return with(copy -> copy.required = true);
	}

	/** No number in any result depends on it, so that runs are the same whatever it is. */
	public Setting<T> withoutEffect() {
		return with(copy -> copy.effect = false);
	}

	/** The same setting with another default. */
	public Setting<T> defaultTo(final T value) {
		return with(copy -> copy.defaultValue = value);
	}

	/** The same setting, of whose values there are only these. */
	@SafeVarargs
	public final Setting<T> only(final T... values) {
		return with(copy -> copy.kind = new ChoiceKind<>(Arrays.asList(values)));
	}

	/** Its key before, which is still understood. */
	public Setting<T> formerly(final String oldKey) {
		return with(copy -> copy.formerKey = oldKey);
	}

	private Setting<T> with(final Consumer<Setting<T>> change) {
		try {
			@SuppressWarnings("unchecked")
			final Setting<T> copy = (Setting<T>) clone();
			change.accept(copy);
			return copy;
		}
		catch (final CloneNotSupportedException e) {
			throw new AssertionError(e);
		}
	}

	public String key() {
		return key;
	}

	/** Whether a key is its own, or was before; upper or lower case does not matter. */
	public boolean answersTo(final String name) {
		return key.equalsIgnoreCase(name) || name.equalsIgnoreCase(formerKey);
	}

	public Kind<T> kind() {
		return kind;
	}

	public T defaultValue() {
		return defaultValue;
	}

	public String label() {
		return label;
	}

	public String help() {
		return help;
	}

	public String unit() {
		return unit;
	}

	public String group() {
		return group;
	}

	public boolean isAdvanced() {
		return advanced;
	}

	public boolean isHidden() {
		return hidden;
	}

	public boolean isRequired() {
		return required;
	}

	/** Whether results depend on it. */
	public boolean hasEffect() {
		return effect;
	}

	/** The text that stands for a value; empty for null. */
	public String format(final T value) {
		return value == null ? "" : kind.format(value);
	}

	/** What values are allowed, to follow "must be". */
	public String allowed() {
		return kind.allowed() + (required && isText() ? " that is not empty" : "");
	}

	/**
	 * The value that a text stands for.
	 *
	 * @throws IllegalArgumentException if there is none, or it is not allowed, saying what is
	 */
	public T parse(final String text) {
		final T value = kind.parse(text);
		if (value == null && !(text.isEmpty() && defaultValue == null && !required)) throw invalid(text);
		return check(value);
	}

	/**
	 * The value that a script gives: of the setting's own type, or a text that stands for it.
	 *
	 * @throws IllegalArgumentException if it is not allowed, saying what is
	 */
	@SuppressWarnings("unchecked")
	public T ofScript(final Object value) {
		final boolean isOther = value != null && defaultValue != null && !defaultValue.getClass().isInstance(value);
		return isOther || value instanceof CharSequence ? parse(value.toString()) : check((T) value);
	}

	/**
	 * @return the value
	 * @throws IllegalArgumentException if it is not allowed, saying what is
	 */
	public T check(final T value) {
		final boolean missing = value == null || isText() && value.toString().isEmpty();
		if (missing ? required || value == null && defaultValue != null : !kind.allows(value))
			throw invalid(value == null ? "missing" : kind.format(value));
		return value;
	}

	/** What is to be thrown for a value that is not allowed. */
	public IllegalArgumentException invalid(final String value) {
		return new IllegalArgumentException(key + " must be " + allowed() + ", but was '" + value + "'.");
	}

	private boolean isText() {
		return kind.scriptType() == String.class && kind.choices().isEmpty();
	}

	@Override
	public String toString() {
		return key;
	}
}
