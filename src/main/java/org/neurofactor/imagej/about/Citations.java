package org.neurofactor.imagej.about;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.neurofactor.run.NeuroFactor;

/** What to cite: this software and the papers of its methods, as HTML, as text and as BibTeX. */
public final class Citations {

	/** A paper or a program. */
	private static final class Work {

		private final String use;
		private final String key;
		private final String type;
		private final String authors;
		private final String title;
		private final String published;
		private final int year;
		private final String doi;

		private Work(final String use, final String key, final String type, final String authors, final String title,
			final String published, final int year, final String doi)
		{
			this.use = use;
			this.key = key;
			this.type = type;
			this.authors = authors;
			this.title = title;
			this.published = published;
			this.year = year;
			this.doi = doi;
		}

		/** @param separator between authors, title and address */
		private String text(final String separator) {
			return authors.replace(" and ", ", ").replace("others", "et al.") + " (" + year + ")." + separator + title +
				". " + published + "." + separator + "https://doi.org/" + doi;
		}

		private String bibTex() {
			return "@" + type + "{" + key + ",\n  author = {" + authors + "},\n  title = {{" + title +
				"}},\n  journal = {" + published + "},\n  year = {" + year + "},\n  doi = {" + doi + "}\n}\n";
		}
	}

	private static final List<Work> PAPERS = Collections.unmodifiableList(Arrays.asList(
		new Work("STNMF", "liu2017stnmf", "article",
			"Liu, Jian K. and Schreyer, Helene M. and Onken, Arno and Rozenblit, Fernando and Khani, Mohammad H. and " +
				"Krishnamoorthy, Vidhyasankar and Panzeri, Stefano and Gollisch, Tim",
			"Inference of neuronal functional circuitry with spike-triggered non-negative matrix factorization",
			"Nature Communications 8:149", 2017, "10.1038/s41467-017-00156-9"),
		new Work("STNMF", "zapp2024stnmf", "article", "Zapp, Sören J. and others",
			"Accelerated spike-triggered non-negative matrix factorization reveals coordinated ganglion cell subunit " +
				"mosaics in the primate retina",
			"bioRxiv", 2024, "10.1101/2024.04.22.590506"),
		new Work("Neuropil separation", "keemink2018fissa", "article",
			"Keemink, Sander W. and Lowe, Scott C. and Pakan, Janelle M. P. and Dylda, Evelyn and van Rossum, Mark C. W. " +
				"and Rochefort, Nathalie L.",
			"FISSA: A neuropil decontamination toolbox for calcium imaging signals", "Scientific Reports 8:3493", 2018,
			"10.1038/s41598-018-21640-2")));

	private static final String URL = "https://github.com/neurofactor/neurofactor";

	private Citations() {}

	private static String software(final String separator) {
		return "NeuroFactor developers. NeuroFactor " + NeuroFactor.version() + "." + separator + URL;
	}

	/** A list of them, without a heading. */
	public static String html() {
		return PAPERS.stream()
			.map(work -> "<li>" + work.use + ": " +
				work.text(" ").replaceAll("(https://\\S+)", "<a href=\"$1\">$1</a>") + "</li>")
			.collect(Collectors.joining("", "<ul>", "<li>" + software(" ") + "</li></ul>"));
	}

	/** In lines of a window's width, those that continue another being indented. */
	public static String lines() {
		return PAPERS.stream()
			.map(work -> work.use + ": " + work.text("\n    ") + "\n")
			.collect(Collectors.joining("", "", software("\n    ") + "\n"));
	}

	/** Entries for a bibliography. */
	public static String bibTex() {
		return PAPERS.stream()
			.map(Work::bibTex)
			.collect(Collectors.joining("\n", "",
				"\n@software{neurofactor,\n  author = {{NeuroFactor developers}},\n  title = {{NeuroFactor}},\n  version = {" +
					NeuroFactor.version() + "},\n  url = {" + URL + "}\n}\n"));
	}
}
