package org.neurofactor.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurofactor.factorization.Initialization;
import org.neurofactor.factorization.IterationCallback;
import org.neurofactor.factorization.SemiNmf;
import org.neurofactor.stnmf.EnsembleSummary;
import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.neuropil.Candidate;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.neuropil.MethodComparison;
import org.neurofactor.neuropil.TraceMeasures;
import org.neurofactor.neuropil.Verdict;
import org.neurofactor.neuropil.CellRegions;
import org.neurofactor.neuropil.SeparationQuality;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.CellTraces;
import org.neurofactor.neuropil.Convergence;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.NeuropilSeparation;
import org.neurofactor.neuropil.Separation;
import org.neurofactor.neuropil.SeparationOptions;
import org.neurofactor.neuropil.SkippedCell;
import org.neurofactor.neuropil.SourceSeparation;
import org.neurofactor.neuropil.Trace;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.settings.Options;
import org.neurofactor.settings.Setting;
import org.neurofactor.spatial.GaussianEllipse;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Mask;
import org.neurofactor.spatial.Point;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.Perturbation;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;
import org.neurofactor.stnmf.SubunitAnalysis;
import org.neurofactor.stnmf.consensus.ConsensusAnalysis;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.neurofactor.stnmf.consensus.StartStore;
import org.neurofactor.stnmf.consensus.SparsityConsensus;
import org.neurofactor.stnmf.consensus.Suggestion;

/** What others may build on, and that nothing else is public in the rooms of ImageJ without need. */
@Tag("slow")
class PublicApiTest {

	/** The Java API: it stays as it is. */
	private static final List<Class<?>> API = list(Stnmf.class, StnmfOptions.class, StnmfResult.class, Subunit.class,
		SubunitAnalysis.class, SpikeTriggeredEnsemble.class, ConsensusAnalysis.class, ConsensusOptions.class,
		ConsensusResult.class, NeuropilSeparation.class, NeuropilOptions.class, NeuropilResult.class, Cell.class,
		CellResult.class, SourceSeparation.class, SeparationOptions.class, Separation.class, Trace.class, Mask.class,
		ProgressMonitor.class);

	/** What it takes and gives. */
	private static final List<Class<?>> VALUES = list(Image2D.class, Setting.class, Options.class, DataMatrix.class,
		Initialization.class, IterationCallback.class, SemiNmf.class, EnsembleSummary.class, Perturbation.class,
		ModuleInfo.class, Point.class, Polygon.class, GaussianEllipse.class, StartStore.class, SparsityConsensus.class,
		Suggestion.class, CellRegions.class, CellTraces.class, SeparationQuality.class, SkippedCell.class,
		Convergence.class, Extraction.class, Verdict.class, TraceMeasures.class, MethodComparison.class,
		Candidate.class);

	/** Public, though no other room of the house uses them. */
	private static final Set<String> CALLED_FROM_OUTSIDE = names(
		// by the launchers and the build
		"imagej.launcher.HeadlessClasses", "imagej.launcher.HeadlessMacro", "imagej.launcher.MacroRun",
		// for a constant, which leaves no trace in byte code
		"imagej.neuropil.NeuropilSummary",
		// their columns, for the tables of the documentation
		"imagej.batch.BatchCell", "imagej.stnmf.OutlineTable", "imagej.stnmf.ResidualReport",
		"imagej.stnmf.WeightTable", "imagej.neuropil.ComparisonTable", "imagej.neuropil.MixingTable",
		"imagej.neuropil.ReportTable", "imagej.neuropil.TraceTables",
		// by scripts
		"imagej.stnmf.StnmfSummary",
		// by commands that others write
		"command.FailedInPartException", "command.NeuroFactorCommand", "command.Output");

	private static final JavaClasses HOUSE =
		new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("org.neurofactor");

	@Test
	void apiIsPublicAndNotForSubclasses() {
		assertNone(API.stream()
			.map(HOUSE::get)
			.filter(c -> !c.getModifiers().contains(JavaModifier.PUBLIC) ||
				!c.isInterface() && !c.getModifiers().contains(JavaModifier.FINAL))
			.map(JavaClass::getName));
	}

	@Test
	void apiSpeaksOfItselfAndOfLibrariesOnly() {
		final Set<String> known =
			Stream.of(API, VALUES).flatMap(Collection::stream).map(Class::getName).collect(Collectors.toSet());
		assertNone(API.stream()
			.map(HOUSE::get)
			.flatMap(c -> Stream.concat(c.getMethods().stream(), c.getConstructors().stream()))
			.filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC) &&
				!m.getModifiers().contains(JavaModifier.SYNTHETIC))
			.flatMap(m -> m.getAllInvolvedRawTypes()
				.stream()
				.filter(type -> type.getPackageName().startsWith("org.neurofactor") &&
					!known.contains(outermost(type).getName()))
				.map(type -> m.getFullName() + " mentions " + type.getSimpleName())));
	}

	@Test
	void apiIsListedForReaders() throws IOException {
		final String guide = new String(Files.readAllBytes(Paths.get("CONTRIBUTING.md")), StandardCharsets.UTF_8);
		assertNone(API.stream().map(Class::getSimpleName).filter(name -> !guide.contains("`" + name + "`")));
	}

	@Test
	void roomsOfImageJHideWhatNoOtherRoomUses() throws IOException {
		final String menu = new String(Files.readAllBytes(Paths.get("plugins.config")), StandardCharsets.UTF_8);
		assertNone(HOUSE.stream()
			.filter(c -> c.isTopLevelClass() && c.getModifiers().contains(JavaModifier.PUBLIC))
			.filter(c -> c.getPackageName().matches("org\\.neurofactor\\.(imagej|command)(\\..*)?"))
			.filter(c -> !c.getSimpleName().equals("package-info") && !menu.contains(c.getName()))
			.filter(c -> !c.isAnnotatedWith("org.scijava.plugin.Plugin"))
			.map(JavaClass::getName)
			.filter(name -> !CALLED_FROM_OUTSIDE.contains(name))
			.filter(name -> HOUSE.get(name)
				.getDirectDependenciesToSelf()
				.stream()
				.noneMatch(
					use -> !use.getOriginClass().getPackageName().equals(use.getTargetClass().getPackageName()))));
	}

	private static JavaClass outermost(final JavaClass type) {
		return type.getEnclosingClass().map(PublicApiTest::outermost).orElse(type);
	}

	private static void assertNone(final Stream<String> faults) {
		assertEquals(Collections.emptySet(), faults.collect(Collectors.toCollection(TreeSet::new)));
	}

	private static List<Class<?>> list(final Class<?>... types) {
		return Stream.of(types).collect(Collectors.toList());
	}

	private static Set<String> names(final String... names) {
		return Stream.of(names).map(name -> "org.neurofactor." + name).collect(Collectors.toSet());
	}
}
