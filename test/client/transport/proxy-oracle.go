// Answers through which proxy Go reaches URLs, and with it Terraform. Standard library only.
// Reads [{"environment": {...}, "urls": [...]}] on stdin, writes {"go": version, "answers": [[...], ...]} on stdout.
package main

import (
	"encoding/base64"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"runtime"
)

type question struct {
	Environment map[string]string `json:"environment"`
	URLs        []string          `json:"urls"`
}

var defaultPorts = map[string]string{"http": "80", "https": "443", "socks5": "1080", "socks5h": "1080"}

func answer(text string) string {
	target, err := url.Parse(text)
	if err != nil {
		panic(err)
	}
	proxy, err := http.ProxyFromEnvironment(&http.Request{URL: target})
	if err != nil {
		return "refused"
	}
	if proxy == nil {
		return "direct"
	}
	port := proxy.Port()
	if port == "" {
		port = defaultPorts[proxy.Scheme]
	}
	said := proxy.Scheme + "://" + net.JoinHostPort(proxy.Hostname(), port)
	if proxy.User != nil {
		password, _ := proxy.User.Password()
		said += " as " + base64.StdEncoding.EncodeToString([]byte(proxy.User.Username()+":"+password))
	}
	return said
}

// Go reads the environment once in the life of a process, so each environment gets a process of its own.
func ask(one question) (answers []string) {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	command := exec.Command(self, append([]string{"answer"}, one.URLs...)...)
	command.Env = []string{}
	for name, value := range one.Environment {
		command.Env = append(command.Env, name+"="+value)
	}
	output, err := command.Output()
	if err != nil {
		panic(err)
	}
	if err := json.Unmarshal(output, &answers); err != nil {
		panic(err)
	}
	return answers
}

func main() {
	write := json.NewEncoder(os.Stdout)
	if len(os.Args) > 1 {
		answers := []string{}
		for _, text := range os.Args[2:] {
			answers = append(answers, answer(text))
		}
		write.Encode(answers)
		return
	}
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		panic(err)
	}
	answers := [][]string{}
	for _, one := range questions {
		answers = append(answers, ask(one))
	}
	write.Encode(map[string]any{"go": runtime.Version(), "answers": answers})
}
