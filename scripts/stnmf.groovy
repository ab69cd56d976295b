// Runs STNMF on the current image in Fiji's script editor, by the command, and hands on modules and figure.
#@ CommandService commands
#@ ImagePlus (label = "Ensemble") ste
#@ Integer (label = "Modules", value = 20) modules
#@ Double (label = "Sparsity", value = 1.7) sparsity
#@ Integer (label = "Iterations", value = 1000) iterations
#@ String (label = "Output folder (empty: nowhere)", value = "") output
#@output ImagePlus modulestack
#@output ImagePlus figure
import org.neurofactor.command.StnmfCommand

// Names are the keys of the macro; false: the outputs are shown by this script, not by the command.
inputs = [ste: ste, modules: modules, sparsity: sparsity, iterations: iterations, output: output]
result = commands.run(StnmfCommand, false, inputs).get()
modulestack = result.getOutput("modulestack")
figure = result.getOutput("figureimage")

subunits = result.getOutput("subunits")
if (!java.awt.GraphicsEnvironment.headless) subunits.show("Subunits")
