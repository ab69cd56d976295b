package org.neurofactor.imagej.record;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses JSON that may be damaged: what would take too much memory or too deep a stack is not even begun. */
public final class JsonText {

	private static final int MAX_DEPTH = 64;

	/** Of an array or a number, with what it is kept in. */
	private static final long BYTES_PER_VALUE = 100;

	private static final TypeAdapter<JsonElement> ADAPTER = new Gson().getAdapter(JsonElement.class);

	/** What is worth telling of the parser's messages. */
	private static final Pattern PLACE = Pattern.compile("line (\\d+) column (\\d+)");

	private JsonText() {}

	/** @throws IOException if it is none, or none of a size that makes sense, saying so in a part of a sentence */
	public static JsonElement parse(final String text) throws IOException {
		requireSense(text);
		try (JsonReader reader = new JsonReader(new StringReader(text))) {
			final JsonElement json = ADAPTER.read(reader);
			if (reader.peek() != JsonToken.END_DOCUMENT) throw new IOException("it goes on after its end");
			return json;
		}
		catch (final IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
			final Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
			throw new IOException("it is no JSON text" +
				(place.find() ? " (line " + place.group(1) + ", column " + place.group(2) + ")" : ""), e);
		}
	}

	/** @throws IOException if it is nested too deeply, or has too many values for the memory there is */
	public static void requireSense(final String text) throws IOException {
		int depth = 0;
		long values = 1;
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (quoted && c == '\\') i++;
			else if (c == '"') quoted = !quoted;
			else if (!quoted && (c == '[' || c == '{')) {
				values++;
				if (++depth > MAX_DEPTH) throw new IOException("it is nested more than " + MAX_DEPTH + " deep");
			}
			else if (!quoted && (c == ']' || c == '}')) depth--;
			else if (!quoted && c == ',') values++;
		}
		if (values * BYTES_PER_VALUE > Runtime.getRuntime().maxMemory() / 2)
			throw new IOException("it has " + values + " values, more than fit into memory");
	}
}
