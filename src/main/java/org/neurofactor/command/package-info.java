/**
 * The commands of the suite, and the bridge by which ImageJ 1's menus, macros and headless runs open them.
 * <p>
 * A feature is a SciJava command: a class that extends {@link org.neurofactor.command.NeuroFactorCommand}, has no
 * {@code menuPath} and is not {@code visible} (else Fiji would show a second entry with its own dialog). Its menu entry
 * is a line of {@code plugins.config} that names {@link org.neurofactor.command.bridge.NeuroFactorPlugIn} with the
 * class of the command as argument:
 *
 * <pre>
 * Plugins&gt;NeuroFactor, "STNMF...", org.neurofactor.command.bridge.NeuroFactorPlugIn("org.neurofactor.command.StnmfCommand")
 * </pre>
 *
 * From there the way is: {@code NeuroFactorPlugIn} → {@code CommandRunner}, which takes the inputs either from the
 * macro's options ({@code MacroOptions}) or from a dialog ({@code CommandDialog}), has them converted and checked
 * ({@code CommandInputs}, {@code CommandInput}), runs the command and shows its outputs ({@code CommandOutputs}). What
 * goes wrong ends in {@code ErrorReport}, which also stops a running macro.
 * <p>
 * Scripts and other plugins call the commands through SciJava's {@code CommandService} and never meet the bridge. For
 * them, {@code OutputsPostprocessor} shows the outputs if there is a user interface; {@code NeuroFactorCodeRunner}
 * makes {@code --run} on the command line as strict as a macro.
 */
package org.neurofactor.command;
