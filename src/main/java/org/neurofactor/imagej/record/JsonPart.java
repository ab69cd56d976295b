package org.neurofactor.imagej.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in a JSON file, asked for as what it should be. Where it is something else, an {@link
 * IllegalArgumentException} names the file and the keys that lead to the value, in one line.
 */
public final class JsonPart {

	/** Of a file: some ten times the largest that is written. */
	private static final int MAX_BYTES = 1 << 26;

	private static final String DAMAGED = "is damaged";

	/** Of what is told of a value in a message. */
	private static final int MAX_TOLD = 40;

	private final Path file;

	/** What is said of the file if something is wrong. */
	private final String fault;
	private final String keys;

	/** Null if it is not there. */
	private final JsonElement json;

	private JsonPart(final Path file, final String fault, final String keys, final JsonElement json) {
		this.file = file;
		this.fault = fault;
		this.keys = keys;
		this.json = json;
	}

	/**
	 * Reads a file in UTF-8 that holds an object.
	 *
	 * @throws IllegalArgumentException if it holds something else, or is too large
	 * @throws IOException if it cannot be read
	 */
	public static JsonPart read(final Path file) throws IOException {
		return read(file, DAMAGED);
	}

	/** As {@link #read(Path)}; messages begin with the file and the fault, such as {@value #DAMAGED}. */
	static JsonPart read(final Path file, final String fault) throws IOException {
		final long size = Files.size(file);
		if (size > MAX_BYTES)
			throw damaged(file, fault, "it has " + size + " bytes, but must have at most " + MAX_BYTES, null);
		final byte[] bytes = Files.readAllBytes(file);
		try {
			final JsonElement json =
				JsonText.parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
			if (!json.isJsonObject()) throw new IOException("it must hold an object, but holds " + told(json));
			return new JsonPart(file, fault, "", json);
		}
		catch (final CharacterCodingException e) {
			throw damaged(file, fault, "it is no text in UTF-8", e);
		}
		catch (final IOException e) {
			throw damaged(file, fault, e.getMessage(), e);
		}
	}

	/** A file that was read. */
	static JsonPart of(final Path file, final JsonObject json) {
		return new JsonPart(file, DAMAGED, "", json);
	}

	private static IllegalArgumentException damaged(final Path file, final String fault, final String why,
		final Exception e)
	{
		return new IllegalArgumentException("\"" + file + "\" " + fault + ": " + why + ".", e);
	}

	private static String told(final JsonElement json) {
		if (json == null) return "missing";
		if (json.isJsonObject()) return "an object";
		if (json.isJsonNull()) return "nothing";
		if (json.isJsonArray()) return json.getAsJsonArray().size() == 0 ? "an empty list" : "a list";
		final String text = json.toString().replaceAll("\\p{Cntrl}", " ");
		return text.length() <= MAX_TOLD ? text : text.substring(0, MAX_TOLD) + "…";
	}

	private JsonPart child(final String key, final JsonElement value) {
		return new JsonPart(file, fault, keys.isEmpty() ? key : keys + " / " + key, value);
	}

	/** A value in this object, which may be missing. */
	public JsonPart at(final String key) {
		return child(key, object().get(key));
	}

	/** Whether there is a value, be it null. */
	public boolean exists() {
		return json != null;
	}

	/** Whether there is a value other than null. */
	public boolean isPresent() {
		return json != null && !json.isJsonNull();
	}

	public boolean isObject() {
		return json != null && json.isJsonObject();
	}

	public boolean isListOfObjects() {
		if (json == null || !json.isJsonArray()) return false;
		for (final JsonElement element : json.getAsJsonArray()) if (!element.isJsonObject()) return false;
		return true;
	}

	/** An exception for what is wrong with the value, in words that can follow what leads to it. */
	public IllegalArgumentException wrong(final String what) {
		return damaged(file, fault, keys + " " + what, null);
	}

	private IllegalArgumentException mustBe(final String what) {
		return wrong("must be " + what + ", but is " + told(json));
	}

	/** Whatever it is. */
	public JsonElement json() {
		if (json == null) throw mustBe("there");
		return json;
	}

	public JsonObject object() {
		if (json == null || !json.isJsonObject()) throw mustBe("an object");
		return json.getAsJsonObject();
	}

	/** Those of an object, by their keys. */
	public Map<String, JsonPart> entries() {
		final Map<String, JsonPart> entries = new LinkedHashMap<>();
		object().entrySet().forEach(entry -> entries.put(entry.getKey(), child(entry.getKey(), entry.getValue())));
		return entries;
	}

	/** Those of a list. */
	public List<JsonPart> list() {
		if (json == null || !json.isJsonArray()) throw mustBe("a list");
		final List<JsonPart> list = new ArrayList<>();
		json.getAsJsonArray().forEach(element -> list.add(child(String.valueOf(list.size()), element)));
		return list;
	}

	public String text() {
		if (json == null || !json.isJsonPrimitive() || !json.getAsJsonPrimitive().isString()) throw mustBe("a text");
		return json.getAsString();
	}

	public boolean flag() {
		if (json == null || !json.isJsonPrimitive() || !json.getAsJsonPrimitive().isBoolean())
			throw mustBe("true or false");
		return json.getAsBoolean();
	}

	/** Of an option: null, a boolean, or a text, be it of a number. */
	Object option() {
		if (!isPresent()) return null;
		if (!json.isJsonPrimitive()) throw mustBe("a value");
		return json.getAsJsonPrimitive().isBoolean() ? (Object) json.getAsBoolean() : json.getAsString();
	}

	/** A finite number. */
	public double number() {
		final double number = isNumber() ? Double.parseDouble(json.getAsString()) : Double.NaN;
		if (!(Math.abs(number) <= Double.MAX_VALUE)) throw mustBe("a number");
		return number;
	}

	private boolean isNumber() {
		return json != null && json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber();
	}

	/** A whole number within limits, both included. */
	public long whole(final long least, final long most) {
		final String text = isNumber() ? json.getAsString() : "";
		if (!text.matches("-?\\d{1,18}")) throw mustBe("a whole number");
		final long number = Long.parseLong(text);
		if (number < least || number > most) throw mustBe("a whole number from " + least + " to " + most);
		return number;
	}
}
