package org.neurofactor.macro;
import org.junit.jupiter.api.Test;
class TTest { @Test void t() { 
 System.out.println(MacroRunner.run("run(\"Neuropil Separation...\", \"\"); return getTitle()+nImages+\" \"+nResults+\" \"+Table.headings();", CalciumMovies.marked("my movie.tif",1)));
 System.out.println(MacroRunner.run("run(\"Neuropil Separation...\", \"rois=labels labels=[my labels] selected\"); return getTitle()+nImages+\" \"+nResults+\" \"+Table.headings();", CalciumMovies.labels("my labels"), CalciumMovies.marked("my movie.tif",1)));
 }}
