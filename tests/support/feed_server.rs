//! A small server that plays sites with feeds, well and badly.

use std::{
    collections::{HashMap, VecDeque},
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

/// What the server answers to one request.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A status line's rest, headers, and a body.
    Whole(&'static str, Vec<(&'static str, String)>, Vec<u8>),
    /// A body that never ends.
    Endless,
    /// A body of which a byte comes now and then.
    Dripping,
    /// Nothing, for as long as the client waits.
    Nothing,
    /// Something that is no HTTP.
    Garbage,
    /// A body that ends before its length.
    Cut,
}

impl Answer {
    /// 200 with this body.
    pub fn good(body: &str) -> Self {
        Self::Whole("200 OK", Vec::new(), body.as_bytes().to_vec())
    }

    /// A status without a body.
    pub fn status(status: &'static str) -> Self {
        Self::Whole(status, Vec::new(), Vec::new())
    }

    /// A redirect.
    pub fn redirect(status: &'static str, location: &str) -> Self {
        Self::status(status).with("Location", location)
    }

    /// The same with a header.
    pub fn with(self, name: &'static str, value: &str) -> Self {
        match self {
            Self::Whole(status, mut headers, body) => {
                headers.push((name, value.to_owned()));
                Self::Whole(status, headers, body)
            }
            other => other,
        }
    }
}

type Answers = Arc<Mutex<HashMap<String, VecDeque<Answer>>>>;

/// A server at `localhost` that answers as it is told, and tells what it was asked.
pub struct FeedServer {
    address: SocketAddr,
    answers: Answers,
    requests: Receiver<String>,
}

impl FeedServer {
    /// A server that knows no path yet.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (sender, requests) = mpsc::channel();
        let server = Self {
            address: listener.local_addr().unwrap(),
            answers: Answers::default(),
            requests,
        };
        let answers = Arc::clone(&server.answers);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, sender) = (Arc::clone(&answers), sender.clone());
                thread::spawn(move || serve(stream, &answers, &sender));
            }
        });
        server
    }

    /// Answers requests for a path one by one; the last answer stands for all that follow.
    pub fn answer(&self, path: &str, answers: impl IntoIterator<Item = Answer>) -> String {
        let answers = answers.into_iter().collect();
        self.answers.lock().unwrap().insert(path.to_owned(), answers);
        self.url(path)
    }

    /// The address of a path, at a host that is allowed by name.
    pub fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.address.port())
    }

    /// The same at a host that is not.
    pub fn numeric_url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The next request that came, head and all, in lower case.
    pub fn request(&self) -> String {
        self.requests.recv_timeout(Duration::from_secs(30)).unwrap()
    }

    /// Whether any other has come.
    pub fn was_asked(&self) -> bool {
        self.requests.try_recv().is_ok()
    }
}

fn serve(mut stream: TcpStream, answers: &Answers, requests: &Sender<String>) {
    let Some(head) = head(&stream) else { return };
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    drop(requests.send(head.to_lowercase()));
    let answer = next(answers, &path);
    // The client may have had enough at any time.
    drop(give(&mut stream, answer));
}

fn head(stream: &TcpStream) -> Option<String> {
    let mut head = String::new();
    let mut reader = BufReader::new(stream);
    while !head.ends_with("\r\n\r\n") {
        match reader.read_line(&mut head) {
            Ok(0) | Err(_) => return None,
            Ok(_) => {}
        }
    }
    Some(head)
}

fn next(answers: &Answers, path: &str) -> Answer {
    let mut answers = answers.lock().unwrap();
    match answers.get_mut(path) {
        Some(queue) if queue.len() > 1 => queue.pop_front().unwrap(),
        Some(queue) => queue.front().cloned().unwrap(),
        None => Answer::status("404 Not Found"),
    }
}

const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n";

fn give(stream: &mut TcpStream, answer: Answer) -> std::io::Result<()> {
    match answer {
        Answer::Whole(status, headers, body) => {
            let mut text = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", body.len());
            for (name, value) in headers {
                text += &format!("{name}: {value}\r\n");
            }
            stream.write_all(text.as_bytes())?;
            stream.write_all(b"Connection: close\r\n\r\n")?;
            stream.write_all(&body)
        }
        Answer::Endless => {
            stream.write_all(HEAD)?;
            loop {
                stream.write_all(&[b'a'; 65_536])?;
            }
        }
        Answer::Dripping => {
            stream.write_all(HEAD)?;
            stream.set_read_timeout(Some(Duration::from_millis(50)))?;
            loop {
                stream.write_all(b"a")?;
                // Whoever has gone sends an end.
                if let Ok(0) = stream.read(&mut [0]) {
                    return Ok(());
                }
            }
        }
        Answer::Nothing => stream.read_to_end(&mut Vec::new()).map(drop),
        Answer::Garbage => stream.write_all(b"\x00\x01 no HTTP at all\r\n\r\n"),
        Answer::Cut => stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n<rss>"),
    }
}
