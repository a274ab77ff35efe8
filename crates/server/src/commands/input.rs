//! Reading what the command line names: files, folders and standard input.

use std::{
    fmt, fs, io,
    io::Read,
    path::{Path, PathBuf},
};

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Input {
    Standard,
    File(PathBuf),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

impl Input {
    /// What `paths` stand for: `-` for standard input, a folder for the files in it and below it, by name, that end in
    /// one of `extensions`, and anything else for itself, whether or not it is there.
    pub(super) fn all(paths: &[PathBuf], extensions: &[&str]) -> Vec<Result<Self, (Self, io::Error)>> {
        let mut inputs = Vec::new();
        for path in paths {
            match path {
                path if path == Path::new("-") => inputs.push(Ok(Self::Standard)),
                path if path.is_dir() => collect_folder(path, extensions, &mut inputs),
                path => inputs.push(Ok(Self::File(path.clone()))),
            }
        }
        inputs
    }

    /// Reads it, but no more than a little over `limit` bytes: enough to see that it is too long.
    pub(super) fn read(&self, limit: usize) -> io::Result<Vec<u8>> {
        let source: Box<dyn Read> = match self {
            Self::Standard => Box::new(io::stdin()),
            Self::File(path) => Box::new(fs::File::open(path)?),
        };
        let mut bytes = Vec::new();
        source.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// What is said of a folder that holds nothing to read.
fn none_of(extensions: &[&str]) -> String {
    format!("there is no .{} file in it", extensions.join(" or ."))
}

/// Adds the folder's files, and those below it. A link is followed to a file, but not to a folder, which might lead
/// back here.
fn collect_folder(folder: &Path, extensions: &[&str], inputs: &mut Vec<Result<Input, (Input, io::Error)>>) {
    let before = inputs.len();
    if let Err(error) = collect_below(folder, extensions, inputs) {
        inputs.push(Err((Input::File(folder.to_owned()), error)));
    } else if inputs.len() == before {
        let nothing = io::Error::new(io::ErrorKind::NotFound, none_of(extensions));
        inputs.push(Err((Input::File(folder.to_owned()), nothing)));
    }
}

/// Whether the file's name ends in one of these, in whatever case.
fn ends_in(path: &Path, extensions: &[&str]) -> bool {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}

/// Whether it is a file, or will say for itself why it cannot be read; a pipe or a device might never end.
fn may_be_read(path: &Path) -> bool {
    path.metadata().map_or(true, |metadata| metadata.is_file())
}

fn collect_below(
    folder: &Path,
    extensions: &[&str],
    inputs: &mut Vec<Result<Input, (Input, io::Error)>>,
) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            if let Err(error) = collect_below(&path, extensions, inputs) {
                inputs.push(Err((Input::File(path), error)));
            }
        } else if ends_in(&path, extensions) && may_be_read(&path) {
            inputs.push(Ok(Input::File(path)));
        }
    }
    Ok(())
}
