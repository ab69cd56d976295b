package org.neurofactor.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.neurofactor.run.Workers;

/**
 * The rooms of the house and who may call whom: command → imagej → {stnmf, neuropil} → {spatial, factorization} →
 * {matrix, random, run, table, settings}, never back, and no circles among the rooms of imagej.
 */
@Tag("slow")
class ArchitectureTest {

	private static final String ROOT = "org.neurofactor";
	private static final String[] FOUNDATION = rooms("matrix", "random", "run", "table", "settings");
	private static final String[] METHODS = rooms("factorization", "spatial");
	private static final String[] ANALYSES = rooms("stnmf", "neuropil");
	private static final String[] CORE = all(FOUNDATION, METHODS, ANALYSES);
	private static final String[] IMAGEJ = rooms("imagej");
	private static final String[] COMMAND = rooms("command");

	private static final ArchRule FOUNDATION_KNOWS_NOTHING_ABOVE = only(FOUNDATION, FOUNDATION, "java..", "org.ejml..");

	private static final ArchRule FACTORIZATION_KNOWS_MATRICES_ONLY =
		only(rooms("factorization"), all(rooms("factorization"), FOUNDATION), "java..");

	private static final ArchRule SPATIAL_KNOWS_MAPS_ONLY =
		only(rooms("spatial"), all(rooms("spatial"), FOUNDATION), "java..", "org.apache.commons.math3..");

	private static final ArchRule STNMF_KNOWS_IMGLIB =
		only(rooms("stnmf"), all(rooms("stnmf"), METHODS, FOUNDATION), "java..", "net.imglib2..");

	private static final ArchRule NEUROPIL_KNOWS_IMGLIB =
		only(rooms("neuropil"), all(rooms("neuropil"), METHODS, FOUNDATION), "java..", "net.imglib2..");

	private static final ArchRule NOTHING_BUT_COMMANDS_KNOWS_COMMANDS =
		noClasses().that().resideOutsideOfPackages(COMMAND).should().dependOnClassesThat().resideInAnyPackage(COMMAND);

	private static final ArchRule ONLY_IMAGEJ_AND_COMMAND_KNOW_IMAGEJ_AND_SCIJAVA = noClasses().that()
		.resideOutsideOfPackages(all(IMAGEJ, COMMAND))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("ij..", "org.scijava..");

	private static final ArchRule NO_CIRCLES_IN_IMAGEJ =
		slices().matching(ROOT + ".imagej.(*)..").should().beFreeOfCycles();

	private static final ArchRule NO_CIRCLES_IN_THE_CORE = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

	private static final ArchRule ONLY_MATRIX_KNOWS_EJML = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".matrix..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.ejml..");

	/** Wrong results in EJML 0.41. */
	private static final ArchRule NO_CONCURRENT_EJML = noClasses().should()
		.dependOnClassesThat(JavaClass.Predicates.simpleNameContaining("_MT_")
			.or(JavaClass.Predicates.simpleName("SimpleMatrix"))
			.or(JavaClass.Predicates.simpleName("EjmlConcurrency")));

	/** Only workers work: no others are started, and none are borrowed that obey no number of threads. */
	private static final ArchRule ONLY_WORKERS_WORK = noClasses().that()
		.doNotBelongToAnyOf(Workers.class)
		.and()
		.resideOutsideOfPackage(ROOT + ".imagej.explorer..")
		.should()
		.dependOnClassesThat(JavaClass.Predicates.assignableTo(Executor.class)
			.or(JavaClass.Predicates.type(Executors.class))
			.or(JavaClass.Predicates.type(CompletableFuture.class))
			.or(resideInAnyPackage("net.imglib2.parallel..")))
		.orShould()
		.callMethodWhere(
			JavaCall.Predicates.target(HasName.Predicates.nameMatching("parallel.*|commonPool|multiThreaded")));

	/**
	 * Java leaves their last bit to the processor, and iterations make more of it; {@link StrictMath} does not. The
	 * last ones' formula has changed from one version of Java to another.
	 */
	private static final ArchRule SAME_BITS_ON_EVERY_PROCESSOR = noClasses().should()
		.callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching(
			"a?sin|a?cos|a?tan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt|hypot|fma|toDegrees|toRadians"))
			.and(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(JavaClass.Predicates.type(Math.class)))));

	/** The core shows, prints and reads nothing. */
	private static final ArchRule CORE_OPENS_NO_WINDOW_AND_NO_FILE = noClasses().that()
		.resideInAnyPackage(CORE)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("java.awt", "java.awt.event..", "javax.swing..", "java.io..", "java.nio.file..");

	@TestFactory
	Stream<DynamicTest> rules() {
		final JavaClasses house =
			new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);
		return Stream
			.of(FOUNDATION_KNOWS_NOTHING_ABOVE, FACTORIZATION_KNOWS_MATRICES_ONLY, SPATIAL_KNOWS_MAPS_ONLY,
				STNMF_KNOWS_IMGLIB, NEUROPIL_KNOWS_IMGLIB, NOTHING_BUT_COMMANDS_KNOWS_COMMANDS,
				ONLY_IMAGEJ_AND_COMMAND_KNOW_IMAGEJ_AND_SCIJAVA, NO_CIRCLES_IN_IMAGEJ, NO_CIRCLES_IN_THE_CORE,
				ONLY_MATRIX_KNOWS_EJML, NO_CONCURRENT_EJML, ONLY_WORKERS_WORK, SAME_BITS_ON_EVERY_PROCESSOR,
				CORE_OPENS_NO_WINDOW_AND_NO_FILE)
			.map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(house)));
	}

	private static String[] rooms(final String... names) {
		return Arrays.stream(names).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
	}

	private static String[] all(final String[]... rooms) {
		return Arrays.stream(rooms).flatMap(Arrays::stream).toArray(String[]::new);
	}

	private static ArchRule only(final String[] who, final String[] rooms, final String... libraries) {
		return classes().that()
			.resideInAnyPackage(who)
			.should()
			.onlyDependOnClassesThat(resideInAnyPackage(all(rooms, libraries)));
	}
}
