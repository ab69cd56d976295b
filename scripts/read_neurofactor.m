function r = read_neurofactor(folder)
% Loads a folder of NeuroFactor's results into a struct: cell7 = read_neurofactor('results'); for MATLAB and Octave 7.
%
% r.kind is seen by run.json, all of whose files must be there, undamaged and of one run; r.options (what the run was given, by the keys of macros), r.summary (its results in a few
% numbers) and r.run (all of run.json) are structs. Tables are structs with a column for each heading: numbers (NaN
% where there is none; true is 1, false 0), or a cell array of texts. Images are (y, x), stacks (y, x, slice).
%
% 'stnmf'      modules (y, x, module) and sta (y, x), NaN where masked; weights (spike, module); table, a row per
%              module; outlines, a cell array of closed (point, 2) of x and y, empty for modules that are not localized;
%              sta_outline; residuals, a table, empty if the course was not noted
% 'consensus'  table, a row per sparsity; suggested, the sparsity, empty if there is none; stnmf, as above, or empty
% 'batch'      table, a row per cell; cells, a cell array as long, of structs as above, empty where a cell has failed
% 'neuropil'   cells, their names; trial, frame (from 1) and time (s) of each row; result and deltaf (row, cell);
%              raw (row, region, cell), separated (row, source, cell), mixing (region, source, cell): region 1 is the
%              cell, source 1 the cleaned trace; report, a table of all marked cells; mean (y, x, trial); mat, what is
%              in separated.mat, empty if it is not there. NaN for a cell that could not be separated.
% 'tables'     any other folder: tables and images, structs by the names of the files
%
% Coordinates are ImageJ's: the centre of the first pixel is at (0.5, 0.5). Over imagesc(image) plot x + 0.5, y + 0.5.

  file = fullfile(folder, 'run.json');
  if ~exist(file, 'file')
    error('%s has no run.json: it is not a folder of NeuroFactor''s results', folder);
  end
  text = read_text(file);
  run = jsondecode(text);
  if ~isfield(run, 'files') || isfield(run, 'unfinished')
    error('%s is not that of a finished run of this version of NeuroFactor', file);
  end
  verify(folder, text);
  r = struct('kind', '', 'folder', folder, 'options', run.options, 'summary', run.summary, 'run', run);
  switch run.kind
    case 'stnmf'
      r = read_stnmf(r, folder);
    case 'consensus'
      r = read_consensus(r, folder);
    case 'neuropil'
      r = read_neuropil(r, folder);
    case 'batch'
      r = read_batch(r, folder);
    otherwise
      r = read_files(r, folder);
  end
end

% The names of files are no names of fields: they are taken from the text.
function verify(folder, text)
  files = regexp(text, '"([^"]+)":\s*\{\s*"bytes":\s*(\d+),\s*"sha256":\s*"([0-9a-f]{64})"', 'tokens');
  for i = 1:numel(files)
    file = fullfile(folder, files{i}{1});
    if ~exist(file, 'file')
      error('%s is missing', file);
    end
    id = open_file(file, 'ieee-be');
    bytes = fread(id, Inf, '*uint8');
    fclose(id);
    if numel(bytes) ~= str2double(files{i}{2}) || ~strcmp(sha256(bytes), files{i}{3})
      error('%s is damaged, or of another run than the other files', file);
    end
  end
end

function hex = sha256(bytes)
  if exist('OCTAVE_VERSION', 'builtin')
    hex = hash('sha256', char(bytes'));
  else
    digest = java.security.MessageDigest.getInstance('SHA-256');
    digest.update(bytes);
    hex = lower(reshape(dec2hex(typecast(digest.digest(), 'uint8'), 2)', 1, []));
  end
end

function r = read_stnmf(r, folder)
  r.kind = 'stnmf';
  r.modules = read_tiff(fullfile(folder, 'modules.tif'));
  r.sta = read_tiff(fullfile(folder, 'sta.tif'));
  [~, r.weights] = read_numbers(fullfile(folder, 'weights.csv'));
  r.table = read_table(fullfile(folder, 'modules.csv'));
  [~, points] = read_numbers(fullfile(folder, 'outlines.csv'));
  r.outlines = cell(1, size(r.weights, 2));
  for module = 1:numel(r.outlines)
    r.outlines{module} = points(points(:, 1) == module, 2:3);
  end
  r.sta_outline = points(points(:, 1) == 0, 2:3);
  r.residuals = [];
  if exist(fullfile(folder, 'residuals.csv'), 'file')
    r.residuals = read_table(fullfile(folder, 'residuals.csv'));
  end
end

function r = read_consensus(r, folder)
  r.kind = 'consensus';
  r.table = read_table(fullfile(folder, 'consensus.csv'));
  r.suggested = r.summary.suggested_sparsity;
  r.stnmf = [];
  if isfield(r.run, 'sets') && isfield(r.run.sets, 'stnmf')
    r.stnmf = read_neurofactor(fullfile(folder, 'stnmf'));
  end
end

function r = read_batch(r, folder)
  r.kind = 'batch';
  r.table = read_table(fullfile(folder, 'cells.csv'), {'cell', 'error'});
  r.cells = cell(numel(r.table.cell), 1);
  for i = find(strcmp(r.table.error, 'none'))'
    r.cells{i} = read_neurofactor(fullfile(folder, r.table.cell{i}));
  end
end

function r = read_neuropil(r, folder)
  r.kind = 'neuropil';
  [headings, values] = read_numbers(fullfile(folder, 'result.csv'));
  r.cells = headings(4:end);
  r.trial = values(:, 1);
  r.frame = values(:, 2);
  r.time = values(:, 3);
  r.result = values(:, 4:end);
  for kind = {'neuropil', 'fixed', 'deltaf', 'deltaf_raw'}
    r.(kind{1}) = [];
    file = fullfile(folder, [kind{1} '.csv']);
    if exist(file, 'file')
      [~, values] = read_numbers(file);
      r.(kind{1}) = values(:, 4:end);
    end
  end
  r.raw = read_numbered(fullfile(folder, 'raw.csv'), r.cells);
  r.separated = read_numbered(fullfile(folder, 'separated.csv'), r.cells);
  r.mixing = read_mixing(fullfile(folder, 'mixing.csv'), r.cells, size(r.raw, 2));
  r.report = read_table(fullfile(folder, 'report.csv'), {'cell', 'remark'});
  r.mean = read_tiff(fullfile(folder, 'regions.tif'));
  r.mat = [];
  if exist(fullfile(folder, 'separated.mat'), 'file')
    r.mat = load(fullfile(folder, 'separated.mat'));
  end
end

% Columns such as "cell 1/0": (row, number + 1, cell), NaN where a cell has fewer. A name may have slashes, too.
function traces = read_numbered(file, names)
  [headings, values] = read_numbers(file);
  traces = nan(size(values, 1), 1, numel(names));
  for column = 4:numel(headings)
    heading = headings{column};
    slash = find(heading == '/', 1, 'last');
    number = str2double(heading(slash + 1:end)) + 1;
    if number > size(traces, 2)
      traces(:, end + 1:number, :) = NaN;
    end
    traces(:, number, strcmp(heading(1:slash - 1), names)) = values(:, column);
  end
end

function mixing = read_mixing(file, names, regions)
  rows = read_rows(file);
  mixing = nan(regions, numel(rows{1}) - 4, numel(names));
  for i = 2:numel(rows)
    mixing(str2double(rows{i}{2}) + 1, :, strcmp(rows{i}{1}, names)) = str2double(rows{i}(5:end));
  end
end

function r = read_files(r, folder)
  r.kind = 'tables';
  r.tables = struct();
  files = dir(fullfile(folder, '*.csv'));
  for i = 1:numel(files)
    r.tables.(field_name(files(i).name(1:end - 4))) = read_table(fullfile(folder, files(i).name));
  end
  r.images = struct();
  files = dir(fullfile(folder, '*.tif'));
  for i = 1:numel(files)
    r.images.(field_name(files(i).name(1:end - 4))) = read_tiff(fullfile(folder, files(i).name));
  end
end

% A table of numbers only, fast and to the last bit: its headings, and (row, column) with NaN where there is none.
function [headings, values] = read_numbers(file)
  text = read_text(file);
  lines = row_ends(text);
  headings = regexprep(split_row(text(1:lines(1) - 1)), ' \(not converged\)$', ''); % see the report
  rest = strrep(text(lines(1):end), char(10), [',' char(10)]);
  rest = regexprep(strrep(rest(2:end), 'Infinity', 'Inf'), '(?<=[,\n]),', 'NaN,');
  values = reshape(sscanf(rest, '%f,'), numel(headings), [])';
end

% A table with texts: a struct of columns. Those in "texts" remain texts even if all look like numbers.
function table = read_table(file, texts)
  if nargin < 2
    texts = {};
  end
  rows = read_rows(file);
  table = struct();
  for column = 1:numel(rows{1})
    cells = cellfun(@(row) row{column}, rows(2:end), 'UniformOutput', false);
    words = strrep(strrep(strrep(cells, 'true', '1'), 'false', '0'), 'Infinity', 'Inf');
    values = str2double(words);
    if ~any(strcmp(rows{1}{column}, texts)) && any(~isnan(values)) && ...
        all(~isnan(values) | strcmp(cells, 'NaN') | strcmp(cells, 'none'))
      cells = values;
    end
    table.(field_name(rows{1}{column})) = cells(:);
  end
end

% The rows of a CSV file, the heading first, each a cell array of texts.
function rows = read_rows(file)
  text = read_text(file);
  ends = row_ends(text);
  rows = cell(1, numel(ends));
  start = 1;
  for i = 1:numel(ends)
    rows{i} = split_row(text(start:ends(i) - 1));
    start = ends(i) + 1;
  end
end

% Where rows end: not at a line break between quotation marks.
function ends = row_ends(text)
  ends = find(text == char(10) & ~is_quoted(text));
end

function quoted = is_quoted(text)
  quoted = mod(cumsum(text == '"'), 2) == 1;
end

function cells = split_row(row)
  commas = [0, find(row == ',' & ~is_quoted(row)), numel(row) + 1];
  cells = cell(1, numel(commas) - 1);
  for i = 1:numel(cells)
    text = row(commas(i) + 1:commas(i + 1) - 1);
    if ~isempty(text) && text(1) == '"'
      text = strrep(text(2:end - 1), '""', '"');
    end
    if ~isempty(regexp(text, '^''+[=+\-@\t\r]', 'once')) % keeps spreadsheets from taking it for a formula
      text = text(2:end);
    end
    cells{i} = text;
  end
end

% A heading or file name as MATLAB can have it as a field: "correlation before" is correlation_before.
function name = field_name(name)
  name = regexprep(name, '[^A-Za-z0-9_]', '_');
  if isempty(name) || ~isletter(name(1))
    name = ['x' name];
  end
end

function text = read_text(file)
  id = open_file(file, 'n');
  text = fread(id, [1, Inf], 'uint8=>uint8');
  fclose(id);
  text = native2unicode(text, 'UTF-8');
end

% A gray-scale TIFF as ImageJ writes it, uncompressed, of 8, 16 or 32 bits and any byte order: (y, x, slice).
function image = read_tiff(file)
  id = open_file(file, 'n');
  order = fread(id, [1, 2], 'uint8=>char');
  fclose(id);
  if strcmp(order, 'II')
    id = open_file(file, 'l');
  elseif strcmp(order, 'MM')
    id = open_file(file, 'b');
  else
    error('%s is not a TIFF', file);
  end
  closing = onCleanup(@() fclose(id));
  fseek(id, 4, 'bof');
  fseek(id, fread(id, 1, 'uint32'), 'bof');
  tags = zeros(1, 65535);
  counts = zeros(1, 65535);
  for i = 1:fread(id, 1, 'uint16')
    head = fread(id, 2, 'uint16');
    counts(head(1)) = fread(id, 1, 'uint32');
    if head(2) == 3 && counts(head(1)) == 1 % a short is in the first bytes of the value
      value = fread(id, 2, 'uint16');
    else
      value = fread(id, 1, 'uint32');
    end
    tags(head(1)) = value(1);
  end
  bits = tags(258);
  if tags(259) > 1 || tags(277) > 1 || counts(273) ~= 1 || ~any(bits == [8, 16, 32])
    error('%s is not an uncompressed gray-scale TIFF as ImageJ writes it', file);
  end
  slices = 1;
  if counts(270) > 0
    fseek(id, tags(270), 'bof');
    description = fread(id, [1, counts(270)], 'uint8=>char');
    images = regexp(description, '^ImageJ=.*\nimages=(\d+)', 'tokens', 'once');
    if ~isempty(images)
      slices = str2double(images{1});
    end
  end
  types = struct('b8', 'uint8=>uint8', 'b16', 'uint16=>uint16', 'b32', 'single=>single');
  fseek(id, tags(273), 'bof');
  shape = [tags(256), tags(257), slices];
  values = fread(id, prod(shape), types.(sprintf('b%d', bits)));
  if numel(values) < prod(shape)
    error('%s ends before its last slice', file);
  end
  image = permute(reshape(values, shape), [2, 1, 3]);
end

function id = open_file(file, order)
  id = fopen(file, 'r', order);
  if id < 0
    error('%s cannot be read', file);
  end
end
