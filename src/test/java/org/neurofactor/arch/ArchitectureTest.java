package org.neurofactor.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the house and who may call whom: command → imagej → {stnmf, neuropil} → {spatial, factorization}. */
@AnalyzeClasses(packages = "org.neurofactor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

	private static final String ROOT = "org.neurofactor";
	private static final String FACTORIZATION = "org.neurofactor.factorization..";
	private static final String SPATIAL = "org.neurofactor.spatial..";
	private static final String STNMF = "org.neurofactor.stnmf..";
	private static final String NEUROPIL = "org.neurofactor.neuropil..";
	private static final String IMAGEJ = "org.neurofactor.imagej..";

	@ArchTest
	static final ArchRule factorizationKnowsMatricesOnly = only(FACTORIZATION, FACTORIZATION, "java..", "org.ejml..");

	@ArchTest
	static final ArchRule spatialKnowsOneMapAtATime = only(SPATIAL, SPATIAL, "java..", "org.apache.commons.math3..");

	@ArchTest
	static final ArchRule stnmfKnowsImgLib = only(STNMF, STNMF, ROOT, FACTORIZATION, SPATIAL, "java..", "org.ejml..",
		"net.imglib2..");

	@ArchTest
	static final ArchRule neuropilKnowsImgLib = only(NEUROPIL, NEUROPIL, ROOT, FACTORIZATION, SPATIAL, "java..",
		"org.ejml..", "net.imglib2..").allowEmptyShould(true);

	@ArchTest
	static final ArchRule nothingButCommandsKnowsCommands = noClasses().that().resideOutsideOfPackage(
		"org.neurofactor.command..").should().dependOnClassesThat().resideInAPackage("org.neurofactor.command..");

	@ArchTest
	static final ArchRule onlyImagejAndCommandKnowImageJAndSciJava = noClasses().that().resideOutsideOfPackages(IMAGEJ,
		"org.neurofactor.command..").should().dependOnClassesThat().resideInAnyPackage("ij..", "org.scijava..");

	/** Wrong results in EJML 0.41. */
	@ArchTest
	static final ArchRule noConcurrentEjml = noClasses().should().dependOnClassesThat(JavaClass.Predicates.simpleNameContaining("_MT_").or(
		JavaClass.Predicates.simpleName("SimpleMatrix")).or(JavaClass.Predicates.simpleName("EjmlConcurrency")));

	/** The core shows, prints and reads nothing. */
	@ArchTest
	static final ArchRule coreOpensNoWindowAndNoFile = noClasses().that().resideInAnyPackage(FACTORIZATION, SPATIAL,
		STNMF, NEUROPIL).should().dependOnClassesThat().resideInAnyPackage("java.awt", "java.awt.event..", "javax.swing..",
			"java.io..", "java.nio.file..");

	private static ArchRule only(final String who, final String... allowed) {
		return classes().that().resideInAPackage(who).should().onlyDependOnClassesThat(resideInAnyPackage(allowed));
	}
}
