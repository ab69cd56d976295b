package org.neurofactor.calling;

import java.io.Reader;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

import javax.script.ScriptEngine;
import javax.script.SimpleBindings;

import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.util.PythonInterpreter;
import org.scijava.plugin.Plugin;
import org.scijava.script.AbstractScriptEngine;
import org.scijava.script.AbstractScriptLanguage;
import org.scijava.script.ScriptLanguage;

/** Jython for SciJava's scripts, as scripting-jython has it in Fiji, which is not on Maven Central. */
@Plugin(type = ScriptLanguage.class, name = "Python (Jython)")
public class JythonLanguage extends AbstractScriptLanguage {

	@Override
	public List<String> getExtensions() {
		return Collections.singletonList("py");
	}

	@Override
	public ScriptEngine getScriptEngine() {
		return new Engine();
	}

	private static final class Engine extends AbstractScriptEngine {

		Engine() {
			engineScopeBindings = new SimpleBindings();
		}

		@Override
		public Object eval(final String script) {
			return eval(new StringReader(script));
		}

		/** Variables that the script sets are found in the engine afterwards. */
		@Override
		public Object eval(final Reader script) {
			final Properties properties = new Properties();
			properties.setProperty("python.cachedir.skip", "true");
			properties.setProperty("python.import.site", "false");
			PySystemState.initialize(System.getProperties(), properties);
			try (PythonInterpreter python = new PythonInterpreter()) {
				engineScopeBindings.forEach(python::set);
				python.exec(python.compile(script));
				for (final PyObject name : python.getLocals().asIterable())
					engineScopeBindings.put(name.toString(), python.get(name.toString(), Object.class));
				return null;
			}
		}
	}
}
