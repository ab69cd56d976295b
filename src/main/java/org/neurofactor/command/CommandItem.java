package org.neurofactor.command;

import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

import org.neurofactor.settings.Kind;
import org.neurofactor.settings.NumberKind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.TextKind;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleInfo;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

/**
 * An input or output as SciJava sees it. Its class insists on an annotated field; there is none here, so all that it
 * would take from the annotation is said otherwise.
 *
 * @param <T> of its value in scripts
 */
abstract class CommandItem<T> extends CommandModuleItem<T> {

	private final String name;
	private final Class<T> type;

	private CommandItem(final ModuleInfo command, final String name, final Class<T> type) {
		super(command, null);
		this.name = name;
		this.type = type;
	}

	@SuppressWarnings("unchecked")
	static CommandItem<?> of(final ModuleInfo command, final Setting<?> setting) {
		return new Input<>(command, setting, (Class<Object>) setting.kind().scriptType());
	}

	static CommandItem<?> of(final ModuleInfo command, final Output<?> output) {
		return new Result<>(command, output);
	}

	@Override
	public String getName() {
		return name;
	}

	@Override
	public Class<T> getType() {
		return type;
	}

	@Override
	public Type getGenericType() {
		return type;
	}

	/** None. */
	@Override
	public Field getField() {
		return null;
	}

	/** None. */
	@Override
	public Parameter getParameter() {
		return null;
	}

	@Override
	public ItemVisibility getVisibility() {
		return ItemVisibility.NORMAL;
	}

	@Override
	public boolean isAutoFill() {
		return true;
	}

	@Override
	public boolean isRequired() {
		return true;
	}

	/** Never: what is left out has its default, whatever was run before. */
	@Override
	public boolean isPersisted() {
		return false;
	}

	@Override
	public String getPersistKey() {
		return "";
	}

	@Override
	public String getInitializer() {
		return "";
	}

	@Override
	public String getValidater() {
		return "";
	}

	@Override
	public String getCallback() {
		return "";
	}

	@Override
	public String getWidgetStyle() {
		return "";
	}

	@Override
	public T getMinimumValue() {
		return null;
	}

	@Override
	public T getMaximumValue() {
		return null;
	}

	@Override
	public T getDefaultValue() {
		return null;
	}

	@Override
	public Number getStepSize() {
		return null;
	}

	@Override
	public int getColumnCount() {
		return 0;
	}

	@Override
	public List<T> getChoices() {
		return null;
	}

	@Override
	public String getLabel() {
		return name;
	}

	@Override
	public String getDescription() {
		return "";
	}

	@Override
	public boolean is(final String key) {
		return false;
	}

	@Override
	public String get(final String key) {
		return null;
	}

	private static final class Input<T> extends CommandItem<Object> {

		private final Setting<T> setting;

		Input(final ModuleInfo command, final Setting<T> setting, final Class<Object> type) {
			super(command, setting.key(), type);
			this.setting = setting;
		}

		@Override
		public ItemIO getIOType() {
			return ItemIO.INPUT;
		}

		@Override
		public String getLabel() {
			return setting.label();
		}

		@Override
		public String getDescription() {
			return setting.help();
		}

		@Override
		public ItemVisibility getVisibility() {
			return setting.isHidden() ? ItemVisibility.INVISIBLE : ItemVisibility.NORMAL;
		}

		@Override
		public boolean isRequired() {
			return setting.isRequired();
		}

		@Override
		public Object getDefaultValue() {
			if (setting.defaultValue() == null) return null;
			return setting.kind().scriptType() == String.class
				? setting.format(setting.defaultValue())
				: setting.kind().toScript(setting.defaultValue());
		}

		@Override
		public Object getMinimumValue() {
			final Kind<T> kind = setting.kind();
			return kind instanceof NumberKind ? ((NumberKind<?>) kind).minimum() : null;
		}

		@Override
		public Object getMaximumValue() {
			final Kind<T> kind = setting.kind();
			return kind instanceof NumberKind ? ((NumberKind<?>) kind).maximum() : null;
		}

		@Override
		public List<Object> getChoices() {
			final List<String> choices = setting.kind().choices();
			return choices.isEmpty() ? null : new ArrayList<>(choices);
		}

		@Override
		public String getWidgetStyle() {
			if ((Object) setting.kind() == TextKind.FILE) return FileWidget.OPEN_STYLE;
			return (Object) setting.kind() == TextKind.FOLDER ? FileWidget.DIRECTORY_STYLE : "";
		}
	}

	private static final class Result<T> extends CommandItem<T> {

		Result(final ModuleInfo command, final Output<T> output) {
			super(command, output.name(), output.type());
		}

		@Override
		public ItemIO getIOType() {
			return ItemIO.OUTPUT;
		}
	}
}
