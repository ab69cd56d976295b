package org.neurofactor.calling;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;

import java.io.Reader;
import java.util.Collections;
import java.util.List;

import javax.script.ScriptEngine;
import javax.script.SimpleBindings;

import org.scijava.plugin.Plugin;
import org.scijava.script.AbstractScriptEngine;
import org.scijava.script.AbstractScriptLanguage;
import org.scijava.script.ScriptLanguage;

/** Groovy for SciJava's scripts, as scripting-groovy has it in Fiji, which is not on Maven Central. */
@Plugin(type = ScriptLanguage.class, name = "Groovy")
public class GroovyLanguage extends AbstractScriptLanguage {

	@Override
	public List<String> getExtensions() {
		return Collections.singletonList("groovy");
	}

	@Override
	public ScriptEngine getScriptEngine() {
		return new Engine();
	}

	private static final class Engine extends AbstractScriptEngine {

		Engine() {
			engineScopeBindings = new SimpleBindings();
		}

		/** Variables that the script sets without declaring them are found in the engine afterwards. */
		@Override
		public Object eval(final String script) {
			return new GroovyShell(new Binding(engineScopeBindings)).evaluate(script);
		}

		@Override
		public Object eval(final Reader script) {
			return new GroovyShell(new Binding(engineScopeBindings)).evaluate(script);
		}
	}
}
