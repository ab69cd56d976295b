package org.neurofactor.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rooms of the house and who may call whom: command → imagej → {stnmf, neuropil} → {spatial, factorization}. */
class ArchitectureTest {

	private static final String ROOT = "org.neurofactor";
	private static final String FACTORIZATION = "org.neurofactor.factorization..";
	private static final String SPATIAL = "org.neurofactor.spatial..";
	private static final String STNMF = "org.neurofactor.stnmf..";
	private static final String NEUROPIL = "org.neurofactor.neuropil..";
	private static final String IMAGEJ = "org.neurofactor.imagej..";

	private static final ArchRule FACTORIZATION_KNOWS_MATRICES_ONLY = only(FACTORIZATION, FACTORIZATION, "java..", "org.ejml..");

	private static final ArchRule SPATIAL_KNOWS_ONE_MAP_AT_A_TIME = only(SPATIAL, SPATIAL, "java..", "org.apache.commons.math3..");

	private static final ArchRule STNMF_KNOWS_IMGLIB = only(STNMF, STNMF, ROOT, FACTORIZATION, SPATIAL, "java..", "org.ejml..",
		"net.imglib2..");

	private static final ArchRule NEUROPIL_KNOWS_IMGLIB = only(NEUROPIL, NEUROPIL, ROOT, FACTORIZATION, SPATIAL, "java..",
		"org.ejml..", "net.imglib2..").allowEmptyShould(true);

	private static final ArchRule NOTHING_BUT_COMMANDS_KNOWS_COMMANDS = noClasses().that().resideOutsideOfPackage(
		"org.neurofactor.command..").should().dependOnClassesThat().resideInAPackage("org.neurofactor.command..");

	private static final ArchRule ONLY_IMAGEJ_AND_COMMAND_KNOW_IMAGEJ_AND_SCIJAVA = noClasses().that().resideOutsideOfPackages(IMAGEJ,
		"org.neurofactor.command..").should().dependOnClassesThat().resideInAnyPackage("ij..", "org.scijava..");

	/** Wrong results in EJML 0.41. */
	private static final ArchRule NO_CONCURRENT_EJML = noClasses().should().dependOnClassesThat(JavaClass.Predicates.simpleNameContaining("_MT_").or(
		JavaClass.Predicates.simpleName("SimpleMatrix")).or(JavaClass.Predicates.simpleName("EjmlConcurrency")));

	/** The core shows, prints and reads nothing. */
	private static final ArchRule CORE_OPENS_NO_WINDOW_AND_NO_FILE = noClasses().that().resideInAnyPackage(FACTORIZATION, SPATIAL,
		STNMF, NEUROPIL).should().dependOnClassesThat().resideInAnyPackage("java.awt", "java.awt.event..", "javax.swing..",
			"java.io..", "java.nio.file..");

	@TestFactory
	Stream<DynamicTest> rules() {
		final JavaClasses house = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages(ROOT);
		return Stream.of(FACTORIZATION_KNOWS_MATRICES_ONLY, SPATIAL_KNOWS_ONE_MAP_AT_A_TIME, STNMF_KNOWS_IMGLIB, NEUROPIL_KNOWS_IMGLIB,
			NOTHING_BUT_COMMANDS_KNOWS_COMMANDS, ONLY_IMAGEJ_AND_COMMAND_KNOW_IMAGEJ_AND_SCIJAVA, NO_CONCURRENT_EJML,
			CORE_OPENS_NO_WINDOW_AND_NO_FILE).map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(house)));
	}

	private static ArchRule only(final String who, final String... allowed) {
		return classes().that().resideInAPackage(who).should().onlyDependOnClassesThat(resideInAnyPackage(allowed));
	}
}
